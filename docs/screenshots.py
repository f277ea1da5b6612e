"""Take the pictures of the dashboard in the README: `python -m docs.screenshots`; needs playwright and Chromium.

The stories are invented, as those of examples/inbox are; they lie in places that a map has.
"""

import json
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

ROOT = Path(__file__).parents[1]
PORT = 8599
SIZE: ViewportSize = {"width": 1440, "height": 900}
COLORS = 128  # of a picture; it keeps below 150 KB
READY = "[data-testid=stApp][data-test-script-state=notRunning] h1"
NEWSLEDGER = [sys.executable, "-c", "from flows.cli import main; main()"]

#: Place, day, killed, who, injured, source, and what another outlet has instead (killed, source), if it contradicts.
STORIES = (
    ("Homs, Syria", "2026-03-03", 14, "civilians", 30, "the health ministry", (6, "the army")),
    ("Aleppo, Syria", "2026-03-11", 5, "civilians", 12, "the civil defence", None),
    ("Idlib, Syria", "2026-03-19", 9, "people", 21, "rescue workers", None),
    ("Raqqa, Syria", "2026-04-02", 3, "soldiers", 4, "the army", None),
    ("El Fasher, Sudan", "2026-03-07", 27, "civilians", 60, "the doctors' network", (11, "a military spokesman")),
    ("Omdurman, Sudan", "2026-04-14", 18, "people", 40, "the health ministry", None),
    ("Nyala, Sudan", "2026-04-28", 7, "civilians", 15, "residents", None),
    ("Kharkiv, Ukraine", "2026-03-15", 6, "people", 29, "the regional governor", None),
    ("Kherson, Ukraine", "2026-04-09", 2, "people", 8, "the regional governor", None),
    ("Maiduguri, Nigeria", "2026-04-20", 12, "people", 26, "police", (19, "residents")),
    ("Jos, Nigeria", "2026-05-06", 8, "villagers", 5, "police", None),
    ("Kunduz, Afghanistan", "2026-05-12", 10, "worshippers", 22, "police", None),
    ("Herat, Afghanistan", "2026-03-27", 4, "people", 9, "the governor's office", None),
    ("Mandalay, Myanmar", "2026-05-18", 16, "people", 33, "rescue workers", None),
    ("Sittwe, Myanmar", "2026-04-24", 5, "civilians", 7, "residents", None),
    ("Cali, Colombia", "2026-05-21", 3, "people", 17, "the mayor's office", None),
    ("Goma, Democratic Republic of the Congo", "2026-05-02", 13, "civilians", 37, "the Red Cross", (22, "the rebels")),
    ("Mogadishu, Somalia", "2026-05-25", 11, "people", 24, "police", None),
    ("Aden, Yemen", "2026-04-17", 4, "people", 10, "security officials", None),
)

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: Of somebody in each, by whom the articles of two outlets are known to tell of one incident.
NAMES = [
    f"{first} {last}"
    for first in ("Samir", "Amina", "Joseph", "Maria")
    for last in ("Haddad", "Osman", "Petrenko", "Bello", "Noori")
]
FIRST = (
    "{TOWN}, {country} ({outlet}) - {dead} {who} were killed and {injured} others were wounded by an explosion in "
    "{place}, on {when}, {said} said.\n\n{about} was among the dead.\n\nThe blast near the bus station of {town} broke "
    "windows of the market and of a school. Ambulances took the wounded to two hospitals."
)
SECOND = (
    "{TOWN}, {country} ({outlet}) - A bomb in the centre of {place} killed {dead} {who} on {when}, {said} said, and "
    "denied that there were more.\n\nNeighbours mourned {about} who was buried in the evening. Shops stayed shut, and "
    "buses did not run."
)


def stories() -> Iterator[dict[str, str]]:
    """An article of each, and of another outlet where it contradicts."""
    for number, (place, on, killed, who, injured, source, other) in enumerate(STORIES):
        town, country = place.split(", ")
        told = [("Example Wire", killed, source)] + ([("Example Post", *other)] if other else [])
        for outlet, dead, said in told:
            text = (FIRST if outlet == "Example Wire" else SECOND).format(
                TOWN=town.upper(),
                town=town,
                place=place,
                country=country,
                outlet=outlet,
                dead=dead,
                who=who,
                injured=injured,
                said=said,
                when=DAYS[date.fromisoformat(on).weekday()],
                about=f"{NAMES[number]}, a baker aged {number + 31},",
            )
            yield {
                "id": f"{outlet}-{number}",
                "title": f"Explosion kills {dead} in {town}",
                "text": text,
                "published": on,
                "outlet": outlet,
            }


@contextmanager
def dashboard(home: Path) -> Generator[str]:
    """Its address while it runs."""
    command = [*NEWSLEDGER, "--home", str(home), "dashboard", "--port", str(PORT)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{PORT}"
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{address}/_stcore/health", timeout=2).close()
                break
            except OSError:
                time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait()


def take(page: Page, address: str, name: str) -> None:
    """Write docs/dashboard-NAME.png."""
    page.goto(address)
    page.wait_for_selector(READY, timeout=120_000)
    page.wait_for_timeout(6000)  # charts are drawn after the script has ended
    image = Image.open(BytesIO(page.screenshot()))
    image.quantize(COLORS).save(ROOT / "docs" / f"dashboard-{name}.png", optimize=True)


def main() -> None:
    """Ingest the stories and take the pictures."""
    with TemporaryDirectory() as folder:
        home, inbox = Path(folder, "home"), Path(folder, "stories.jsonl")
        inbox.write_text("".join(json.dumps(story) + "\n" for story in stories()), encoding="utf-8")
        subprocess.run([*NEWSLEDGER, "--home", str(home), "ingest", str(inbox)], cwd=ROOT, check=True)
        with dashboard(home) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_page(viewport=SIZE)
            page.goto(f"{address}/events")  # what is only fetched once
            take(page, f"{address}/events?category=killed", "events")
            take(page, f"{address}/totals", "totals")
            take(page, f"{address}/search?words=explosion%20market%20school", "search")
            browser.close()


if __name__ == "__main__":
    main()
