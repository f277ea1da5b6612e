"""Places: which country, first-level area and point the place phrases of figures and datelines mean.

Each distinct phrase is taken apart once (`phrases`) and looked up (`gazetteer`); the words of the whole article say
which countries it tells of (`evidence`); `decide` weighs these in a fixed order and abstains where nothing decides.
"""

from transforms.places.find import Placed, find_places

#: Raised with every change of gazetteer, tables or order of evidence that can alter a row.
PLACES_VERSION = "places-1"

__all__ = ["PLACES_VERSION", "Placed", "find_places"]
