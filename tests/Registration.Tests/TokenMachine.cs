using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.Support;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CreativeLabs.Registration.Tests;

/// <summary>Ten thousand steps and more, by default a tenth of them, of sign-ins, renewals, replays, sign-outs and passing time, made up at
/// random, on the real service and its database, held against <see cref="TokenModel"/> after each step.</summary>
[Collection<SessionSuite>]
public sealed class TokenMachine(RegistrationFixture fixture)
{
    private const int Walks = 101;
    private const int StepsAWalk = 100;

    private static readonly TimeSpan Life = TimeSpan.FromDays(60);

    private static readonly Gen<Step> AnyStep = Gen.Frequency(
        (30, Which.Select(f => (Step)new Step.Renew(f, 0, 1))),
        (14, Which.Select(f => (Step)new Step.Renew(f, 1, 1))),
        (3, from f in Which from back in Gen.Choose(2, 6) select (Step)new Step.Renew(f, back, 1)),
        (10, from f in Which from copies in Gen.Choose(2, 4) select (Step)new Step.Renew(f, 0, copies)),
        (4, from f in Which from copies in Gen.Choose(2, 4) select (Step)new Step.Renew(f, 1, copies)),
        (6, Gen.Constant((Step)new Step.Begin())),
        (3, from f in Which from back in Gen.Choose(0, 3) select (Step)new Step.SignOut(f, back)),
        (2, Gen.Constant((Step)new Step.Invent())),
        (24, Gen.Elements(1, 3, 9, 10, 11, 60, 900, 86_400).Select(s => (Step)new Step.Pass(TimeSpan.FromSeconds(s)))),
        (1, Gen.Elements(30, 59, 60).Select(d => (Step)new Step.Pass(TimeSpan.FromDays(d)))));

    private static Gen<int> Which => Gen.Choose(0, 2);

    private int steps;

    [Fact]
    public async Task Refresh_tokens_behave_as_the_model_does()
    {
        var walks = Arb.From(Gen.ListOf(AnyStep, StepsAWalk), Shorter);

        await Task.Run(() => Prop.ForAll(walks, walk => Walk(walk).GetAwaiter().GetResult()).Prove(Depth.Times(Walks)));

        steps.ShouldBeGreaterThanOrEqualTo(Depth.Times(10_000));
    }

    private async Task<bool> Walk(IEnumerable<Step> walk)
    {
        var person = await fixture.NewPerson();
        var families = new List<TokenModel>();
        await Begin(person, families);
        foreach (var step in walk)
        {
            steps++;
            if (!await Take(person, families, step))
            {
                return false;
            }
        }

        // What the database holds at the end: the families that live in the model live, and no other.
        return await Live(person) == families.Count(f => f.IsLive);
    }

    private Task<bool> Take(Guid person, List<TokenModel> families, Step step)
    {
        switch (step)
        {
            case Step.Renew(var f, var back, var copies):
                return Renew(person, families, families[f % families.Count], back, copies);
            case Step.Begin:
                return Begin(person, families);
            case Step.SignOut(var f, var back):
                return SignOut(person, families, families[f % families.Count], back);
            case Step.Invent:
                return Invent();
            case Step.Pass(var time):
                fixture.Clock.Advance(time);
                return Task.FromResult(true);
            default:
                throw new InvalidOperationException(step.ToString());
        }
    }

    /// <summary>Presents a token of the family, several times at once: as if one after the other, whichever comes first.</summary>
    private async Task<bool> Renew(Guid person, List<TokenModel> families, TokenModel family, int back, int copies)
    {
        var secret = family.FromEnd(back);
        var (answers, now) = await Timed(() => Task.WhenAll(Enumerable.Range(0, copies).Select(_ => InScope(services =>
            services.GetRequiredService<RenewSession>().Renew(secret, CancellationToken.None)))));
        var got = answers.Select(a => a?.RefreshToken).ToList();
        switch (family.Renew(secret, now))
        {
            case TokenModel.Expected.NewToken:
                // All copies get the one successor.
                if (got.Distinct(StringComparer.Ordinal).Count() != 1 || got[0] is not { } successor || family.Has(successor))
                {
                    return false;
                }

                family.Append(successor, now);
                return true;
            case TokenModel.Expected.SameToken:
                return got.TrueForAll(g => g == family.Last);
            case TokenModel.Expected.Refusal:
                return got.TrueForAll(g => g is null);
            default:
                return await SignOut(person, families, family, 0);
        }
    }

    private async Task<bool> Begin(Guid person, List<TokenModel> families)
    {
        var (answer, now) = await Timed(() => InScope(async services => await services.GetRequiredService<OpenSession>().Start(
            await services.GetRequiredService<RegistrationDb>().People.SingleAsync(p => p.Id == person), DeviceKind.Other, null,
            CancellationToken.None)));
        var family = new TokenModel(Life, RefreshToken.Grace);
        family.Start(answer.RefreshToken, now);
        families.Insert(0, family);
        return true;
    }

    private async Task<(T Answer, TokenModel.Moment When)> Timed<T>(Func<Task<T>> work)
    {
        var from = fixture.Clock.GetUtcNow();
        var answer = await work();
        return (answer, new TokenModel.Moment(from, fixture.Clock.GetUtcNow()));
    }

    private async Task<bool> SignOut(Guid person, List<TokenModel> families, TokenModel family, int back)
    {
        var secret = family.FromEnd(back);
        var (_, now) = await Timed(() => InScope(async services => await CreativeLabs.Registration.People.Sessions.SignOut.Handle(
            new SignOutRequest(secret), services.GetRequiredService<RegistrationDb>(), services.GetRequiredService<RevokedSessions>(),
            fixture.Clock, CancellationToken.None)));
        if (family.EndsBy(secret, now) ?? await Live(person) < families.Count(f => f.IsLive))
        {
            family.End();
        }

        return true;
    }

    private async Task<bool> Invent()
    {
        var (_, secret) = RefreshToken.Issue(Guid.CreateVersion7(), Life, fixture.Clock.GetUtcNow());
        return await InScope(services => services.GetRequiredService<RenewSession>().Renew(secret, CancellationToken.None)) is null;
    }

    private async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = fixture.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>The walk without one of its parts, from large to small.</summary>
    private static IEnumerable<List<Step>> Shorter(List<Step> walk)
    {
        for (var part = walk.Count / 2; part > 0; part /= 2)
        {
            for (var from = 0; from + part <= walk.Count; from += part)
            {
                yield return [.. walk.Take(from), .. walk.Skip(from + part)];
            }
        }
    }

    private async Task<int> Live(Guid person) =>
        await fixture.WithDb<RegistrationDb, int>(db => db.Sessions.CountAsync(s => s.PersonId == person && s.EndedAt == null));

    internal abstract record Step
    {
        /// <summary>Presents the token that many before the last of a family, in several copies at once.</summary>
        public sealed record Renew(int Family, int Back, int Copies) : Step;

        public sealed record Begin : Step;

        public sealed record SignOut(int Family, int Back) : Step;

        /// <summary>Presents a token that nobody issued.</summary>
        public sealed record Invent : Step;

        public sealed record Pass(TimeSpan Time) : Step;
    }
}
