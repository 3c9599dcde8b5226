"""Finding rows by a part of their name, whatever its accents and capitals."""

from functools import reduce
from operator import or_
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import F, Q, QuerySet, Value
from django.db.models.lookups import Contains
from django.http import HttpRequest

from claims.models.agent import Fold

MOST_WORDS = 10
"""Of a search. Whoever needs more of them finds nothing anyway."""


class FoldedSearch(admin.ModelAdmin[Any]):
    """Every word must be in the columns, as the database folds both; of other names, in one."""

    searched: ClassVar[tuple[str, ...]] = ()
    """Columns of text, and those that are folded already (`folded_…`)."""

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        words = list(dict.fromkeys(search_term.split()))[:MOST_WORDS]
        # One filter, so one join with other names: a join per word would multiply the rows.
        found = queryset.filter(
            *(reduce(or_, (_has(name, word) for name in self.searched)) for word in words)
        )
        return found, any("aliases" in name for name in self.searched)


def _has(column: str, word: str) -> Q:
    wanted = Fold(Value(word))
    if "folded_" in column:
        return Q(**{f"{column}__contains": wanted})
    return Q(Contains(Fold(F(column)), wanted))
