"""A Great Expectations expectation of our own: no row may meet an SQL condition, at the price of one more column.

GX's own ``UnexpectedRowsExpectation`` does the same with two queries a check. This one asks for an aggregate, which GX
bundles with the aggregates of all other checks on the table into a single query.
"""

from typing import Any, ClassVar

import sqlalchemy as sa
from great_expectations.core.metric_domain_types import MetricDomainTypes
from great_expectations.core.metric_function_types import MetricPartialFunctionTypes
from great_expectations.execution_engine.execution_engine import ExecutionEngine
from great_expectations.execution_engine.sqlalchemy_execution_engine import SqlAlchemyExecutionEngine
from great_expectations.expectations.expectation import BatchExpectation
from great_expectations.expectations.metrics.metric_provider import metric_partial
from great_expectations.expectations.metrics.table_metric_provider import TableMetricProvider

METRIC = "table.rows_where.count"


class RowsWhereCount(TableMetricProvider):
    """Number of rows that meet the condition ``where``."""

    metric_name = METRIC
    value_keys = ("where",)

    @metric_partial(
        engine=SqlAlchemyExecutionEngine,
        partial_fn_type=MetricPartialFunctionTypes.AGGREGATE_FN,
        domain_type=MetricDomainTypes.TABLE,
    )
    def _sqlalchemy(  # GX calls it as a class method, by these names
        cls,  # noqa: N805
        execution_engine: SqlAlchemyExecutionEngine,
        metric_domain_kwargs: dict[str, Any],
        metric_value_kwargs: dict[str, Any],
        metrics: dict[str, Any],
        runtime_configuration: dict[str, Any],
    ) -> tuple[sa.ColumnElement[int], dict[str, Any], dict[str, Any]]:
        count = sa.literal_column(f"count(*) filter (where {metric_value_kwargs['where']})", sa.BigInteger)
        return count, metric_domain_kwargs, {}


class ExpectNoRowsWhere(BatchExpectation):
    """No row meets the SQL condition ``where`` (a row for which it is NULL does not)."""

    where: str

    metric_dependencies: ClassVar[tuple[str, ...]] = (METRIC,)
    success_keys: ClassVar[tuple[str, ...]] = ("where",)
    args_keys: ClassVar[tuple[str, ...]] = ("where",)

    def _validate(
        self,
        metrics: dict[str, Any],
        runtime_configuration: dict[str, Any] | None = None,
        execution_engine: ExecutionEngine[Any] | None = None,
    ) -> dict[str, Any]:
        found: int = metrics[METRIC]
        return {"success": found == 0, "result": {"observed_value": found}}
