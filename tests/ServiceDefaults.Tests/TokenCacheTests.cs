using CreativeLabs.Support;
using Microsoft.IdentityModel.Tokens;

namespace CreativeLabs.ServiceDefaults;

public sealed class TokenCacheTests
{
    private readonly TokenCache tokens = new();
    private int checks;

    [Fact]
    public async Task A_token_is_checked_once_and_its_neighbour_for_itself()
    {
        var (one, other) = (TestTokens.For(Guid.CreateVersion7()), TestTokens.For(Guid.CreateVersion7()));

        foreach (var token in (string[])[one, one, other, one, other])
        {
            (await IsGood(token)).ShouldBeTrue();
        }

        checks.ShouldBe(2);
    }

    [Fact]
    public async Task A_remembered_token_is_good_no_longer_than_it_says()
    {
        var token = TestTokens.Create(Guid.CreateVersion7(), Guid.CreateVersion7(), [], life: TimeSpan.FromSeconds(2));
        (await IsGood(token)).ShouldBeTrue();

        var until = DateTime.UtcNow.AddMinutes(1);
        while (await IsGood(token))
        {
            DateTime.UtcNow.ShouldBeLessThan(until, "it is remembered for ever");
            await Task.Delay(50);
        }

        tokens.Find(token).ShouldBeNull();
    }

    [Fact]
    public async Task What_was_refused_is_not_remembered()
    {
        var token = TestTokens.For(Guid.CreateVersion7());
        (await tokens.ValidateTokenAsync(token, Demands("https://elsewhere"))).IsValid.ShouldBeFalse();
        tokens.Find(token).ShouldBeNull();

        (await IsGood(token)).ShouldBeTrue();
        tokens.Find(token).ShouldNotBeNull();
    }

    private async Task<bool> IsGood(string token) => (await tokens.ValidateTokenAsync(token, Demands(AccessTokens.Issuer))).IsValid;

    private TokenValidationParameters Demands(string issuer) => new()
    {
        ValidIssuer = issuer,
        ValidAudience = AccessTokens.Audience,
        ClockSkew = TimeSpan.Zero,
        IssuerSigningKeyResolver = (_, _, _, _) =>
        {
            checks++;
            return [TestTokens.PublicKey];
        },
    };
}
