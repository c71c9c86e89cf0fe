"""What cited questions can be had as besides HTML."""

from library.files import query_files
from wiki.alternates import offer

offer("query", *(one.alternate for one in query_files().values()))
