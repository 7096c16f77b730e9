"""Tests of what the benchmarks share."""
import itertools
import random

from lib import earth, files, tables, words
from lib.assign import best_pairs


def test_fold_takes_off_what_is_of_no_account():
    assert words.same("The Lāhore  Bazaar.", "lahore bazaar")
    assert not words.same("Lahore", "Lahor")
    assert words.same(None, None) and not words.same(None, "a")


def test_alike_asks_for_whole_words():
    assert words.alike("police", "Karachi police")
    assert not words.alike("pol", "police")


def test_matching_is_the_best_of_all():
    dice = random.Random(7)
    for rows, cols in ((1, 1), (2, 3), (4, 4), (5, 3)):
        weights = [[dice.randint(0, 9) for _ in range(cols)] for _ in range(rows)]
        got = sum(weights[i][j] for i, j in best_pairs(weights))
        flipped = weights if rows <= cols else [list(r) for r in zip(*weights)]
        best = max(sum(row[j] for row, j in zip(flipped, order))
                   for order in itertools.permutations(range(len(flipped[0])), len(flipped)))
        assert got == best, (weights, got, best)


def test_matching_leaves_out_pairs_without_weight():
    assert best_pairs([[0, 0], [0, 3]]) == [(1, 1)]
    assert not best_pairs([]) and not best_pairs([[]])


def test_distance():
    assert abs(earth.km(24.86, 67.01, 31.55, 74.34) - 1025) < 15  # Karachi to Lahore
    assert earth.km(1, 2, 1, 2) == 0


def test_byte_offsets_count_bytes():
    assert files.byte_offsets("aé–b") == [0, 1, 3, 6, 7]


def test_prf_of_nothing_is_zero():
    assert tables.prf(0, 0, 0) == (0, 0, 0)
    assert tables.prf(4, 2, 2) == (100, 50, 200 * 2 / 6)
