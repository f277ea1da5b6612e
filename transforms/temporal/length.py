"""Lengths of time: "five years", "two and a half hours", "several weeks" and their TIMEX3 durations."""

from dataclasses import dataclass

from transforms.temporal.meaning import Frame, Meaning, Resolution

_YEARS = {"E": 10, "C": 100, "L": 1000}
_HALVES = {"Y": "6M", "TH": "30M", "TM": "30S", "D": "T12H"}


@dataclass(frozen=True, slots=True)
class Length(Meaning):
    """``count`` units, None: some.

    Units as in ISO 8601; TH TM TS are hours, minutes, seconds; E C L are 10, 100, 1000 years.
    """

    count: float | None
    unit: str

    @property
    def value(self) -> str:
        """The TIMEX3 duration."""
        prefix, unit = ("PT", self.unit[1:]) if self.unit.startswith("T") else ("P", self.unit)
        if self.count is None:
            return f"{prefix}X{unit}"
        if unit in _YEARS and prefix == "P":
            return f"P{self.count * _YEARS[unit]:g}Y"
        return prefix + self._counted(unit)

    def _counted(self, unit: str) -> str:
        count = float(self.count or 0)
        whole, half = int(count), count % 1 == 0.5
        if half and self.unit in _HALVES:
            return (f"{whole}{unit}" if whole else "") + _HALVES[self.unit]
        return f"{whole if count == whole else count}{unit}"

    def resolve(self, frame: Frame) -> Resolution:
        """The duration; it lies on no calendar."""
        return Resolution(self.value, None, "period")

    def whole_units(self) -> tuple[str, int] | None:
        """(unit, count) if a day can be moved by this length; decades count as ten years."""
        if self.count is None:
            return None
        if self.unit in _YEARS:
            return "Y", round(self.count * _YEARS[self.unit])
        if self.count % 1 == 0.5 and self.unit == "Y":
            return "M", int(self.count * 12)
        return (self.unit, int(self.count)) if self.count == int(self.count) else None


@dataclass(frozen=True, slots=True)
class LengthSum(Meaning):
    """Lengths in several units: "two hours and 30 minutes"."""

    parts: tuple[Length, ...]

    @property
    def value(self) -> str:
        """The TIMEX3 duration: days and longer, then T and the hours, as ISO 8601 orders them."""
        days = "".join(part.value[1:] for part in self.parts if not part.unit.startswith("T"))
        hours = "".join(part.value[2:] for part in self.parts if part.unit.startswith("T"))
        return "P" + days + (f"T{hours}" if hours else "")

    def resolve(self, frame: Frame) -> Resolution:
        """The duration; it lies on no calendar."""
        return Resolution(self.value, None, "period")
