using CreativeLabs.Support;
using FsCheck.Fluent;

namespace CreativeLabs.ServiceDefaults;

public sealed class DepthTests
{
    [Fact]
    public void A_proof_runs_at_full_length_or_at_a_tenth_and_never_at_none()
    {
        Depth.Times(10_000).ShouldBe(Depth.IsFull ? 10_000 : 1000);
        Depth.Times(15).ShouldBe(Depth.IsFull ? 15 : 2);
        Depth.Times(1).ShouldBe(1);
    }

    [Fact]
    public void A_tests_chances_are_its_own_and_the_same_again()
    {
        var chances = Depth.Random().Next();
        Depth.Random().Next().ShouldBe(chances);
        Depth.Random(1).Next().ShouldNotBe(chances);
        var samples = Gen.Choose(0, int.MaxValue - 1).SampleBy(5);
        samples.Count.ShouldBe(5);
        Gen.Choose(0, int.MaxValue - 1).SampleBy(5).ShouldBe(samples);
    }

    [Fact]
    public async Task What_does_not_hold_says_how_it_is_run_again()
    {
        var generated = new List<int>();
        var property = Prop.ForAll<int>(number =>
        {
            generated.Add(number);
            return generated.Count < 20;
        });

        Should.Throw<ProofFailedException>(() => property.Prove()).Message.ShouldContain($"--seed {Depth.Seed}");
        (await Should.ThrowAsync<ProofFailedException>(() => Depth.Prove(() => throw new InvalidOperationException("It broke."))))
            .ShouldSatisfyAllConditions(
                failure => failure.Message.ShouldContain("It broke."), failure => failure.Message.ShouldContain($"--seed {Depth.Seed}"));

        var first = generated[..20];
        generated.Clear();
        Should.Throw<ProofFailedException>(() => property.Prove());
        generated[..20].ShouldBe(first);
    }
}
