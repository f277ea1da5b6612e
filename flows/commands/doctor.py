"""newsledger doctor: is everything sound, and if not, what mends it?"""

from typing import Any

import click

from flows.home import find_home


@click.command()
@click.option("--sample", type=click.IntRange(min=0), help="Files of the archive to read again; all unless given.")
@click.option("--restore", multiple=True, metavar="PATH", help="Take lost or damaged files of the archive from here.")
@click.pass_obj
def doctor(options: dict[str, Any], sample: int | None, restore: tuple[str, ...]) -> int:
    """Look at settings, home, warehouse and archive, and name the command that mends each fault.

    Every table is read to its end and every file of the archive is hashed again. Exit status 0: sound (notes allowed);
    1: something is wrong; 4: another run was in progress all the time.
    """
    from flows.console import out, print_table
    from flows.doctor import examine
    from flows.exits import FAILED, OK
    from flows.program import as_typed

    home = find_home(options.get("home"))
    findings = list(examine(options, sample, restore))
    print_table(["", "what", "found"], [finding[:3] for finding in findings], title=f"The health of {home}")
    n_wrong = sum(finding.state == "wrong" for finding in findings)
    out().print(f"Wrong: {n_wrong}." if n_wrong else "Nothing is wrong.")
    mends = dict.fromkeys((finding.state, finding.subject, finding.mend) for finding in findings if finding.mend)
    for state, subject, mend in mends:
        line = f"  {as_typed(mend, options.get('home'))}"
        out().print(f"{'To mend' if state == 'wrong' else 'For'} {subject}:", markup=False)
        out().print(line, markup=False, soft_wrap=True)  # whole, to be pasted back
    return FAILED if n_wrong else OK
