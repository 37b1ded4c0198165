namespace CreativeLabs.Marketplace.StandingOrders;

/// <summary>Splits what is wanted over who can deliver it.</summary>
internal static class SplitSupply
{
    /// <summary>In proportion to what each can deliver; nobody more than she can, nobody less than the smallest lot, and in all never more
    /// than is wanted. Where less can be delivered than is wanted, the rest is the shortage.</summary>
    /// <param name="wanted">0 or more.</param>
    /// <param name="capacities">0 or more each; the same order gives the same answer.</param>
    /// <param name="smallestLot">1 or more. Who would get less gets nothing, the smallest first, and the others share it.</param>
    public static long[] Of(long wanted, IReadOnlyList<long> capacities, long smallestLot)
    {
        var weights = capacities.Select(capacity => capacity < smallestLot ? 0 : capacity).ToArray();
        while (true)
        {
            var total = weights.Sum();
            if (total == 0 || wanted == 0)
            {
                return new long[weights.Length];
            }

            var parts = wanted >= total ? weights : LargestRemainder.Split(wanted, weights);
            var least = -1;
            for (var i = 0; i < parts.Length; i++)
            {
                if (weights[i] > 0 && parts[i] < smallestLot && (least < 0 || parts[i] <= parts[least]))
                {
                    least = i;
                }
            }

            if (least < 0)
            {
                return [.. parts];
            }

            weights[least] = 0;
        }
    }

    /// <summary>One after the other, each out of what those before have left.</summary>
    public static IReadOnlyList<long[]> All(IEnumerable<long> wanted, IReadOnlyList<long> capacities, long smallestLot)
    {
        var left = capacities.ToArray();
        return [.. wanted.Select(one =>
        {
            var parts = Of(one, left, smallestLot);
            for (var i = 0; i < left.Length; i++)
            {
                left[i] -= parts[i];
            }

            return parts;
        })];
    }
}
