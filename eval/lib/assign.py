"""Maximum-weight matching of two lists (Hungarian algorithm, O(n^3))."""


def best_pairs(weights):
    """Pairs (i, j) of the matching of rows and columns with the greatest sum.

    `weights` is a list of rows of numbers; a pair of weight 0 or less is never
    made. The result is sorted; ties are broken the same way each time.
    """
    rows = len(weights)
    cols = len(weights[0]) if rows else 0
    if not rows or not cols:
        return []
    size = max(rows, cols)
    cost = [[-max(weights[i][j], 0) if i < rows and j < cols else 0 for j in range(size)] for i in range(size)]
    owner = _solve(cost, size)
    pairs = ((owner[j] - 1, j - 1) for j in range(1, size + 1))
    return sorted((i, j) for i, j in pairs if i < rows and j < cols and weights[i][j] > 0)


def _solve(cost, size):
    """owner[j] = row (from 1) that column j (from 1) belongs to, at least cost."""
    row_price, col_price = [0] * (size + 1), [0] * (size + 1)
    owner = [0] * (size + 1)
    for i in range(1, size + 1):
        owner[0] = i
        way = _grow(cost, size, row_price, col_price, owner)
        column = way.pop("end")
        while column:
            owner[column] = owner[way[column]]
            column = way[column]
    return owner


def _grow(cost, size, row_price, col_price, owner):
    """One augmenting path from the row in owner[0]; updates the prices on the way."""
    least, used, way = [float("inf")] * (size + 1), [False] * (size + 1), {}
    column = 0
    while owner[column]:
        used[column] = True
        row, step, following = owner[column], float("inf"), 0
        for j in range(1, size + 1):
            if used[j]:
                continue
            slack = cost[row - 1][j - 1] - row_price[row] - col_price[j]
            if slack < least[j]:
                least[j], way[j] = slack, column
            if least[j] < step:
                step, following = least[j], j
        for j in range(size + 1):
            if used[j]:
                row_price[owner[j]] += step
                col_price[j] -= step
            else:
                least[j] -= step
        column = following
    way["end"] = column
    return way
