"""Finding rows by a part of their name, whatever its accents and capitals."""

from functools import reduce
from operator import or_
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import F, Q, QuerySet, Value
from django.db.models.lookups import Contains
from django.http import HttpRequest

from claims.models.agent import Fold


class FoldedSearch(admin.ModelAdmin[Any]):
    """Every word must be in one of the columns, as the database folds both."""

    searched: ClassVar[tuple[str, ...]] = ()
    """Columns of text, and those that are folded already (`folded_…`)."""

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        for word in search_term.split():
            queryset = queryset.filter(reduce(or_, (_has(name, word) for name in self.searched)))
        return queryset, any("aliases" in name for name in self.searched)


def _has(column: str, word: str) -> Q:
    wanted = Fold(Value(word))
    if "folded_" in column:
        return Q(**{f"{column}__contains": wanted})
    return Q(Contains(Fold(F(column)), wanted))
