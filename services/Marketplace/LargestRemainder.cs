namespace CreativeLabs.Marketplace;

/// <summary>Splits a whole into whole parts.</summary>
internal static class LargestRemainder
{
    /// <summary>In proportion to the weights, nothing left over: what rounding down leaves goes one by one to the largest remainders, and
    /// among equal ones to who comes first.</summary>
    /// <param name="whole">0 or more.</param>
    /// <param name="weights">0 or more each; not all of them 0 unless the whole is.</param>
    public static long[] Split(long whole, IReadOnlyList<long> weights)
    {
        var total = weights.Aggregate((Int128)0, (sum, weight) => sum + weight);
        if (whole == 0 || total == 0)
        {
            return whole == 0 ? new long[weights.Count] : throw new ArgumentException("Nobody to give it to.", nameof(weights));
        }

        var parts = weights.Select(weight => (long)((Int128)whole * weight / total)).ToArray();
        var left = whole - parts.Sum();
        foreach (var index in Enumerable.Range(0, weights.Count).OrderByDescending(i => (Int128)whole * weights[i] % total).ThenBy(i => i)
            .Take((int)left))
        {
            parts[index]++;
        }

        return parts;
    }
}
