import pytest

from exchange.notices.names import is_person, organisation_of, title_of


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Harbour Group, Inc., 550 Quay Street, Austin, TX 78703", "Harbour Group, Inc."),
        ("Harbour Inc., P.O. Box 9410, Wyoming, MI 49509 (paper)", "Harbour Inc."),
        ("Gulf, Inc., Two Folsom Street, San Francisco", "Gulf, Inc."),
        ("bay stores, Inc., ", "bay stores, Inc."),
        ("Harbour  Parks d/b/a Harbour Retail", "Harbour Parks d/b/a Harbour Retail"),
        ("Jane Q. Sample, DDS, Inc. d/b/a Harbour Dental", "Harbour Dental"),
        ("Pen Corp. d/b/a Pen Factory (“Pen Factory”)", "Pen Corp. d/b/a Pen Factory"),
        ('Oil, Inc. and Vineyards, Inc. (collectively "Oil")', "Oil, Inc. and Vineyards, Inc."),
        ("Information Federation (IFC)", "Information Federation (IFC)"),
        ("   ", ""),
    ],
)
def test_a_name_stands_without_what_follows_it(written, name):
    assert organisation_of(written) == name


@pytest.mark.parametrize(
    "name", ["Jane Sample, DDS", "Jane Q. Sample, M.D., P.A.", "Dr. Jane Sample, D.D.S.", "Jane Sample MD PA"]
)
def test_a_person_with_a_profession_is_one(name):
    assert is_person(name)


@pytest.mark.parametrize(
    "name", ["Harbour Clinic, PC", "Sample & Partner, CPAs", "Harbour MD Anderson Cancer Center", "OrthoMD"]
)
def test_a_firm_is_no_person(name):
    assert not is_person(name)


def test_a_title_is_cut_between_words():
    title = title_of("Harbour " * 40, "May 2018")
    assert len(title) < 200
    assert title.endswith("Harbour… data breach (May 2018)")
    assert title_of("Harbour", "") == "Harbour data breach"


@pytest.mark.parametrize("text", ["," * 1_000_000, " " * 1_000_000, "(" * 1_000_000, "1 " * 500_000, "a, " * 300_000])
def test_a_cell_made_to_take_long_does_not(text):
    assert not organisation_of(text) or len(organisation_of(text)) < 1_001
