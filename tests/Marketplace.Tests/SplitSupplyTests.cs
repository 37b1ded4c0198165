using CreativeLabs.Marketplace.StandingOrders;

namespace CreativeLabs.Marketplace.Tests;

public sealed class SplitSupplyTests
{
    [Theory]
    [InlineData(40, "30 20 10", 1, "20 13 7")]
    [InlineData(100, "30 20 10", 1, "30 20 10")]
    [InlineData(7, "1 1 1", 1, "1 1 1")]
    [InlineData(10, "50 50 1", 5, "5 5 0")]
    [InlineData(9, "50 50", 5, "9 0")]
    [InlineData(4, "50 50", 5, "0 0")]
    [InlineData(0, "50 50", 1, "0 0")]
    public void A_split_is_in_proportion_and_nobody_gets_less_than_the_smallest_lot(
        long wanted, string capacities, long lot, string parts) =>
        string.Join(' ', SplitSupply.Of(wanted, [.. capacities.Split(' ').Select(long.Parse)], lot)).ShouldBe(parts);

    [Fact]
    public void However_it_is_split_nobody_gets_more_than_she_can_and_nothing_that_could_be_had_is_missing()
    {
        var random = new Random(20261130);
        for (var i = 0; i < 5_000; i++)
        {
            var capacities = Enumerable.Range(0, random.Next(1, 12)).Select(_ => (long)random.Next(0, 60)).ToList();
            var (wanted, lot) = (random.Next(0, 400), random.Next(1, 12));
            var parts = SplitSupply.Of(wanted, capacities, lot);

            parts.Sum().ShouldBeLessThanOrEqualTo(wanted);
            parts.Zip(capacities).ShouldAllBe(pair => pair.First == 0 || (pair.First >= lot && pair.First <= pair.Second));
            var able = capacities.Where(capacity => capacity >= lot).Sum();
            if (wanted >= able)
            {
                parts.Sum().ShouldBe(able);
            }

            SplitSupply.Of(wanted, capacities, lot).ShouldBe(parts, "the same question has the same answer");
        }
    }

    [Fact]
    public void Five_hundred_schools_share_what_two_hundred_sellers_have()
    {
        var capacities = Enumerable.Range(1, 200).Select(i => 1_000L * i).ToList();
        var split = SplitSupply.All(Enumerable.Range(0, 500).Select(i => 30_000L + i), capacities, 500);
        var given = capacities.Select((_, i) => split.Sum(parts => parts[i])).ToList();
        given.Zip(capacities).ShouldAllBe(pair => pair.First <= pair.Second);
        split.Sum(parts => parts.Sum()).ShouldBeInRange(500 * 30_000L, capacities.Sum());
    }
}
