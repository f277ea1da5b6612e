-- Version 1 is the shape that schema/ gave the first warehouses; there is nothing older to bring forward.
SELECT 1;
