import pytest

from tests.transforms.figures.context.marking import marked
from transforms.figures.context import describe

CASES = {
    "subject before its verb": ("Police said <<12>> people had died.", "Police"),
    "adverb before its verb": ("Ada Bloom, a nurse, specifically stated that <<12>> died.", "Ada Bloom, a nurse"),
    "references are no verb": ("Two were assumed to account for references to <<12>> [[deaths]].", None),
    "reports that had it": ("First reports had put the number of [[dead]] at <<12>>.", "First reports"),
    "with that": ("The ministry announced that <<12>> villagers were killed.", "The ministry"),
    "set apart at the end": ("<<12>> people died in the fire, rescuers said.", "rescuers"),
    "set apart, day after the verb": ("In Lower Vale, <<12>> people died, rescuers said Monday.", "rescuers"),
    "set apart in the middle": ("<<12>> people died, rescuers said, when the dam broke.", "rescuers"),
    "inverted after a quotation": ('"We counted <<12>> bodies," said nurse Ada Bloom.', "nurse Ada Bloom"),
    "inverted without quotation": (
        "Some <<12>> people were killed in the raid, said Ada Bloom, who runs the clinic.",
        "Ada Bloom",
    ),
    "inverted, a source without an article": ("<<12>> people died, said local officials.", "local officials"),
    "inverted behind a dateline": (
        "LOWER VALE, Karvia, March 5, 2024 - A blast killed <<12>> people, said the River Watch.",
        "the River Watch",
    ),
    "name with apposition": (
        "Ada Bloom, a spokeswoman for the clinic, said <<12>> people died.",
        "Ada Bloom, a spokeswoman for the clinic",
    ),
    "name with relative clause and title": (
        "Dr. Ada Bloom, who runs the clinic in Lower Vale, told reporters that <<12>> had died.",
        "Dr. Ada Bloom, who runs the clinic in Lower Vale",
    ),
    "modifiers between source and verb": ("Officials have also confirmed <<12>> deaths.", "Officials"),
    "opening adverbial is not the source": ("On Tuesday, the army said <<12>> rebels died.", "the army"),
    "conjunction is not the source": ("The road is closed, and police said <<12>> were hurt.", "police"),
    "according to, at the end": (
        "<<12>> were hurt, according to the Lower Vale Fire Service.",
        "the Lower Vale Fire Service",
    ),
    "according to, at the start": ("According to a hospital clerk, <<12>> were hurt.", "a hospital clerk"),
    "citing": ("The paper counted <<12>> dead, citing two survivors.", "two survivors"),
    "the cited before who cites": ("The paper, citing two survivors, said <<12>> had died.", "two survivors"),
    "quoted as saying": ("State radio quoted the warden as saying <<12>> had died.", "the warden"),
    "was quoted as saying": ("The warden was quoted as saying <<12>> had died.", "The warden"),
    "inserted before the verb of harm": ("An attack police said left <<12>> dead shook the town.", "police"),
    "inserted, with which": ("A bombing which the army said killed <<12>> people hit the town.", "the army"),
    "per somebody": ("Some <<12>> people died in the raids, per the health ministry.", "the health ministry"),
    "who lives near": ("Residents who live near the park said <<12>> men died.", "Residents"),
    "which says": ("It is disputed by the opposition, which says <<12>> people died.", "the opposition"),
    "which says, of the subject": ("The ministry, which says <<12>> people died, called for help.", "The ministry"),
    "who said, of an object": ("Police arrested a doctor, who said <<12>> had died.", None),
    "per day is nobody": ("Some <<12>> people died per day.", None),
    "by somebody's count": ("By the UN's count, <<300>> civilians have died.", "the UN"),
    "who counts": ("River Watch counted <<12>> dead on the banks.", "River Watch"),
    "who accuses": ("The union accused the police of killing <<12>> miners.", "The union"),
    "who accuses in general": ("Villagers accused soldiers of killing <<12>> miners.", "Villagers"),
    "who blames": ("The union blamed the owners for the deaths of <<12>> miners.", "The union"),
    "the organisation, no pronoun": ("<<12>> children have died, the WHO estimates.", "the WHO"),
    "the organisation without article": ("According to WHO, <<12>> children have died.", "WHO"),
    "the organisation's man": ("The WHO's Tomas Field said <<12>> had died.", "The WHO's Tomas Field"),
    "the pronoun in capitals": ("A TEACHER WHO TOLD HER CLASS TO HIDE WAS AMONG <<12>> PEOPLE KILLED.", None),
    "inserted before yields to behind": (
        "Two people died, police said, and <<12>> more were hurt, according to medics.",
        "medics",
    ),
    "denied by": ("Claims that <<12>> miners had died were denied by the owners.", "the owners"),
    "it is the last speaker": ("The union said the mine was closed. <<12>> miners had died, it added.", "The union"),
    "it without a speaker": ("The mine was closed. It said <<12>> miners had died.", None),
    "she is who was told of": ("Mayor Ada Bloom came at noon. She said <<12>> people had died.", "Mayor Ada Bloom"),
    "a number opens": (
        "At least <<12>> died, the mayor's office said in a note sent to the local press.",
        "the mayor's office",
    ),
    "who told is no source": ("A teacher who told her class to hide was among <<12>> people killed.", None),
    "who rejects claims": ("The army rejected claims that it had killed <<12>> miners.", "The army"),
    "based monitor": ("A London-based monitor says <<12>> civilians died.", "A London-based monitor"),
    "participle takes the subject": ("The union issued a statement saying <<12>> miners died.", "The union"),
    "second verb takes the speaker before": (
        "The mayor said the bridge fell at noon, adding that <<12>> people died.",
        "The mayor",
    ),
    "report as a source": ("The study found <<31>> deaths in custody.", "The study"),
    "state verb needs a that": ("Villagers found <<12>> bodies by the river.", None),
    "the article speaks for itself": ("<<12>> people were killed in the fire.", None),
    "passive names no source": ("<<12>> people were reported killed in the fire.", None),
    "plural noun is no verb": ("After reports of <<12>> dead the road was closed.", None),
    "before a leading cue": ("<<12>> people died before the mayor said the bridge was safe.", None),
    "claim owned by a name": ("Nobody believed the army's claim that <<12>> rebels died.", "the army"),
    "report owned by a paper": ("A Daily Mirror report that <<12>> had died was wrong.", "A Daily Mirror"),
    "report by": ("A report by the Health Board put the dead at <<12>>.", "the Health Board"),
    "party in brackets": ("Sen. Ada Bloom (R-Mo.) said <<12>> people died.", "Sen. Ada Bloom"),
    "who is not a source": ("Tom Reed, who said nothing of <<12>> deaths, left.", None),
    "who counted is part of the source": (
        "A count by the Health Board found <<12>> deaths.",
        "A count by the Health Board",
    ),
    "adverbial is no source": ("Like many others told of it, <<12>> people fled.", None),
    "claim with its month": ("Reed never cited a source for the army's claim in May that <<12>> died.", "the army"),
    "claim of the subject": ("Ada Reed never cited a source for her claim in May that <<12>> died.", "Ada Reed"),
    "an adverb is no source": (
        "Mr. Reed, who lives in Mesa, seldom speaks of <<2>> brothers who died.",
        "Mr. Reed, who lives in Mesa",
    ),
    "charges are no claims": ("He was charged with killing <<12>> people.", None),
    "agency that raises a toll": ("The health agency raised the death toll to <<12>>.", "The health agency"),
    "blast that raises a toll": ("A second blast raised the death toll to <<12>>.", None),
    "subject of the main clause": (
        "The day before, at a rally in Riverton, the mayor was blunt, claiming that <<12>> people died.",
        "the mayor",
    ),
    "name in quotation marks": (
        "The daily “Morning Post” reported that <<12>> people died.",
        "The daily “Morning Post”",
    ),
    "comments on": ("Ada Bloom's comments Tuesday on the <<12>> deaths were brief.", "Ada Bloom"),
    "never said": ("The mayor never said that <<12>> people died.", None),
    "lives claimed are no claim": ("The storm has claimed the lives of <<12>> people.", None),
    "responsibility claimed": ("The group claimed responsibility for the attack that killed <<12>>.", None),
    "adverbial before the subject": (
        "On the day of the flood, Ada Bloom rang the station, reporting <<12>> dead.",
        "Ada Bloom",
    ),
    "participle with its own subject": (
        "The mayor said the dam broke, with Ada Bloom alleging that <<12>> people died.",
        "Ada Bloom",
    ),
    "reports as a subject": ("Other reports claim <<12>> deaths.", "Other reports"),
    "who claims to have done it": ("The militia claims to have killed <<12>> soldiers.", "The militia"),
    "claims as an object": ("The paper refuted claims made of <<12>> deaths.", None),
    "adverb before the source": ("Initially Amber News reported <<12>> deaths.", "Amber News"),
    "country, not verb": ("In the United States <<12>> people died.", None),
}


@pytest.mark.parametrize(("text", "source"), CASES.values(), ids=CASES.keys())
def test_source_of_a_number(text: str, source: str | None):
    document, mentions = marked(text)
    assert [context.attributed_to for context in describe(document, mentions)] == [source]


RUNNING = {
    "speaker after a quotation of several sentences": (
        '"It came down fast. <<12>> of us died. Nobody helped," said Ada Bloom.',
        "Ada Bloom",
    ),
    "quotation that goes on after its speaker": (
        '"It came down fast," Ada Bloom said. "<<12>> of us died."',
        "Ada Bloom",
    ),
    "quotation that stands alone takes the last speaker": (
        'Ada Bloom told reporters what she saw.\n\n"<<12>> of us died."',
        "Ada Bloom",
    ),
    "speaker of the next paragraph is another": (
        'Ada Bloom told reporters what she saw.\n\n"<<12>> of us died."\n\nTom Reed said the dam was old.',
        "Ada Bloom",
    ),
    "who told what another said": (
        'The Morning Post reported that Tom Reed said it was a crime.\n\n"<<12>> of us died."',
        "The Morning Post",
    ),
    "I in a quotation is the speaker": ('"I think <<12>> of us died," Ada Bloom said.', "Ada Bloom"),
    "speaker before people quoted within": ('"People say <<12>> of us died," said Ada Bloom.', "Ada Bloom"),
    "he is the speaker before": ("Tom Reed said the dam broke. He said <<12>> people died.", "Tom Reed"),
    "he without a speaker before stays as written": ("He said <<12>> people died.", "He"),
}


@pytest.mark.parametrize(("text", "source"), RUNNING.values(), ids=RUNNING.keys())
def test_source_across_sentences(text: str, source: str):
    document, mentions = marked(text)
    assert [context.attributed_to for context in describe(document, mentions)] == [source]


@pytest.mark.parametrize(
    ("headline", "source"),
    [
        ("Police: <<2>> dead after crash", "Police"),
        ("<<2>> dead after crash: officials", "officials"),
        ("<<2>> dead after crash, officials say", "officials"),
        ("<<2>> dead after crash, say officials", "officials"),
        ("UPDATE: <<2>> dead after crash", None),
        ("Fire in Lower Vale: <<2>> dead", None),
    ],
)
def test_headline_labels(headline: str, source: str | None):
    document, mentions = marked("", headline=headline)
    assert [context.attributed_to for context in describe(document, mentions)] == [source]
