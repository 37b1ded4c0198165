using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Xunit;

namespace CreativeLabs.Support;

/// <summary>How far the proofs go that could go on for ever, and the seed that all their chances come from. By default they run at a tenth
/// of their length with a new seed; <c>PROOFS=deep</c> gives them their full length, <c>PROOFS_SEED</c> the chances of an earlier run.
/// <c>tests/run --deep --seed N</c> sets both.</summary>
public static class Depth
{
    private const int Share = 10;

    /// <summary>Whether proofs run at full length.</summary>
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("PROOFS") == "deep";

    /// <summary>The seed of this run, from 0 up.</summary>
    public static int Seed { get; } = int.TryParse(
        Environment.GetEnvironmentVariable("PROOFS_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var given)
        ? given : RandomNumberGenerator.GetInt32(1_000_000);

    /// <summary>How the proof is run again just as it was.</summary>
    public static string Replay => $"Replay with tests/run {(IsFull ? "--deep " : "")}--seed {Seed}.";

    /// <summary>How many of <paramref name="full"/> are done in this run: all of them, or a tenth, rounded up.</summary>
    public static int Times(int full) => IsFull ? full : (full + Share - 1) / Share;

    /// <summary>Chances of the running test's own: the same in every run with the same seed, whatever else runs and in which
    /// order.</summary>
    /// <param name="part">Tells apart several in one test.</param>
    public static Random Random(int part = 0) => new(SeedOfTest(part));

    /// <summary>Samples of a generator, with the running test's own chances.</summary>
    /// <param name="part">Tells apart several in one test.</param>
    public static IReadOnlyList<T> SampleBy<T>(this Gen<T> generator, int count, int part = 0) =>
        [.. generator.Sample(count, new Rnd((ulong)SeedOfTest(part)), 50)];

    /// <summary>Holds a property against <paramref name="times"/> generated inputs with the running test's own chances. A failure names the
    /// seed.</summary>
    public static void Prove(this Property property, int times = 100) => Prove(() =>
    {
        var replay = new Replay(new Rnd((ulong)SeedOfTest(0)), FSharpOption<int>.None);
        property.Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(times)
            .WithReplay(FSharpOption<Replay>.Some(replay)));
        return Task.CompletedTask;
    }).GetAwaiter().GetResult();

    /// <summary>Does what hangs on chance. A failure names the seed.</summary>
    public static async Task Prove(Func<Task> proof)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(Replay);
        try
        {
            await proof();
        }
        catch (Exception failure)
        {
            throw new ProofFailedException($"{failure.Message}\n{Replay}", failure);
        }
    }

    // FNV-1a: string.GetHashCode differs from process to process.
    private static int SeedOfTest(int part)
    {
        var hash = 2_166_136_261u;
        foreach (var value in Encoding.UTF8.GetBytes($"{Seed} {part} {TestContext.Current.Test?.TestDisplayName}"))
        {
            hash = (hash ^ value) * 16_777_619u;
        }

        return (int)(hash & int.MaxValue);
    }
}

/// <summary>What was to be proved does not hold; the message says how to run it again.</summary>
public sealed class ProofFailedException(string message, Exception inner) : Exception(message, inner);
