"""Where the feeds of lists stand, by the names of their patterns."""

from collections.abc import Mapping

from website.feeds import FORMATS


def feeds_below(homes: Mapping[str, str], begins: str = "") -> dict[str, str]:
    """Return the address of every feed of lists, which are named as `website.feeds` does.

    The names of the patterns begin with `begins`.
    """
    return {
        begins + each.view_name(of_list): home + each.tail
        for of_list, home in homes.items()
        for each in FORMATS
    }


# Of a list of every kind that has feeds, as tests of all addresses make them.
OF_EACH_LIST = feeds_below(
    {
        "": "/",
        "section": "/section/city/",
        "tag": "/tag/ferries/",
        "thread": "/thread/storm/",
        "person": "/person/li-xuan/",
        "source": "/source/xinhua/",
    }
)
