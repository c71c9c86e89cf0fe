from urllib.robotparser import RobotFileParser

import pytest


@pytest.fixture
def robots(client):
    parser = RobotFileParser()
    parser.parse(client.get("/robots.txt").text.splitlines())
    return parser


def test_pages_may_be_read(robots):
    assert robots.can_fetch("anyone", "/events/45-million-medical-files-leaked/")


def test_tools_are_left_alone(robots):
    assert not robots.can_fetch("anyone", "/accounts/login/")


def test_the_sitemap_is_named_with_its_whole_address(robots, settings):
    assert robots.site_maps() == [f"{settings.BASE_URL}/sitemap.xml"]
