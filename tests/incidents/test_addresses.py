from incidents.addresses import Address

ADDRESS = Address(
    "/events/", (("q", "a b"), ("harm", "x"), ("harm", "y"), ("sort", "title")), ("q", "harm", "law", "sort", "page")
)


def test_an_address_has_its_parameters_in_order():
    assert str(ADDRESS) == "/events/?q=a+b&harm=x&harm=y&sort=title"
    assert ADDRESS.query == "q=a+b&harm=x&harm=y&sort=title"
    assert str(Address("/events/", (), ())) == "/events/"


def test_values_are_added_in_their_place():
    assert ADDRESS.adding("law")("é") == "/events/?q=a+b&harm=x&harm=y&law=%C3%A9&sort=title"
    assert ADDRESS.adding("harm")("z") == "/events/?q=a+b&harm=x&harm=y&harm=z&sort=title"
    assert ADDRESS.adding("harm", instead=True)("z") == "/events/?q=a+b&harm=z&sort=title"
    assert ADDRESS.with_only("page", 2) == "/events/?q=a+b&harm=x&harm=y&sort=title&page=2"


def test_values_are_taken_away():
    assert ADDRESS.without("harm", "x") == "/events/?q=a+b&harm=y&sort=title"
    assert ADDRESS.without("harm") == "/events/?q=a+b&sort=title"
