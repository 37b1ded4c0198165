using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CreativeLabs.Keys;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using CreativeLabs.Training.Badges;
using CreativeLabs.Training.Credentials;
using CreativeLabs.Training.Data;
using CreativeLabs.Verifier;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CreativeLabs.Training.Tests;

[Collection("training")]
public sealed class BadgeTests(TrainingFixture training)
{
    [Fact]
    public async Task A_stranger_with_the_keys_and_a_list_tells_a_valid_badge_from_a_revoked_one_without_a_network()
    {
        var (stays, goes) = (await training.Complete(training.Learner(out var person)), await training.Complete(training.Learner()));
        var (staying, going, keys) = (await Badge(stays), await Badge(goes), await Keys());
        await training.Coordinator.PostSeen($"/v1/credentials/{goes}/revocation", new { reason = "issuedInError" });
        var list = await ListOf(staying);

        Judge(staying, keys, list).ShouldBe((Verdict.Valid, "Felt carpets: shyrdak and ala-kiyiz"));
        Judge(going, keys, list).Verdict.ShouldBe(Verdict.Revoked);
        Encoding.UTF8.GetString(SignedToken.Bytes(staying.Split('.')[1])).ShouldNotContain(person.ToString());
        Run(staying, keys, list).ShouldBe((0, "Valid: Felt carpets: shyrdak and ala-kiyiz"));
        Run(going, keys, list).ShouldBe((1, "Revoked: the issuer took it back"));
    }

    [Fact]
    public async Task Whatever_is_changed_in_a_badge_is_noticed()
    {
        var badge = await Badge(await training.Complete(training.Learner()));
        var (keys, list) = (await Keys(), await ListOf(badge));
        var parts = badge.Split('.');
        var claims = JsonNode.Parse(SignedToken.Bytes(parts[1]))!;
        claims["credentialSubject"]!["achievement"]!["name"] = "Nuclear engineering";
        var better = Encode(claims);
        using var mine = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var header = JsonNode.Parse(SignedToken.Bytes(parts[0]))!;
        var none = header.DeepClone();
        none["alg"] = "none";
        var byMe = mine.SignData(Encoding.ASCII.GetBytes($"{parts[0]}.{better}"), HashAlgorithmName.SHA256);

        foreach (var forged in (string[])
        [
            $"{parts[0]}.{better}.{parts[2]}",
            $"{Encode(none)}.{better}.",
            $"{parts[0]}.{better}.{Base64Url.EncodeToString(byMe)}",
            $"{parts[0]}.{parts[1]}", badge[..^4], "", "...",
        ])
        {
            Judge(forged, keys, list).Verdict.ShouldBe(Verdict.Forged, forged);
        }

        // A genuine badge with a list that was tampered with, or kept for too long, is neither valid nor forged.
        Judge(badge, keys, list[..^4]).Verdict.ShouldBe(Verdict.Unknown);
        BadgeCheck.Judge(badge, keys, list, training.Clock.GetUtcNow().AddDays(31)).Verdict.ShouldBe(Verdict.Unknown);
    }

    [Fact]
    public async Task What_says_that_it_was_signed_after_its_keys_time_is_forged()
    {
        var badge = await Badge(await training.Complete(training.Learner()));
        var list = await ListOf(badge);
        var keys = JsonNode.Parse(await Keys())!;
        foreach (var key in keys["keys"]!.AsArray())
        {
            key!["exp"] = training.Clock.GetUtcNow().AddHours(-1).ToUnixTimeSeconds();
        }

        Judge(badge, keys.ToJsonString(), list).ShouldBe((Verdict.Forged, "it was signed when its key's time was over"));
    }

    [Fact]
    public async Task The_badge_and_what_it_points_to_are_as_the_standards_want_them()
    {
        var number = await training.Complete(training.Learner());
        var answer = await training.Anonymous("ky").GetAsync(new Uri($"/v1/credentials/{number}/badge", UriKind.Relative));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/vc+jwt");
        var badge = await answer.Content.ReadAsStringAsync();
        var header = JsonDocument.Parse(SignedToken.Bytes(badge.Split('.')[0])).RootElement;
        header.EnumerateObject().Select(p => p.Name).ShouldBe(["alg", "kid", "typ"]);
        (await training.Anonymous().GetJson(new Uri(header.Text("kid")).AbsolutePath)).Text("kid").ShouldBe(header.Text("kid"));
        var claims = JsonDocument.Parse(SignedToken.Bytes(badge.Split('.')[1])).RootElement;
        claims.Text("id").ShouldBe($"http://localhost:8080/credentials/{number}");
        var achievement = claims.GetProperty("credentialSubject").GetProperty("achievement");
        achievement.Text("name").ShouldBe("Кийиз килем: шырдак жана ала кийиз");
        achievement.GetProperty("criteria").Text("narrative")
            .ShouldBe("Сабактардын кеминде 80 пайызына катышты. Баалоодо 100 упайдан кеминде 60 упай алды.");
        var issuer = await training.Anonymous().GetJson("/credentials/issuer");
        issuer.Text("id").ShouldBe(claims.GetProperty("issuer").Text("id"));
        issuer.GetProperty("@context").GetArrayLength().ShouldBe(2);
        await training.Anonymous().SendWith(HttpMethod.Get, $"/v1/credentials/{CredentialNumber.Draw(2019)}/badge")
            .ShouldBeProblem(404, "not_found");
        await training.Anonymous().SendWith(HttpMethod.Get, "/v1/credentials/CL-1/badge")
            .ShouldBeProblem(404, "credential_number_mistyped");
        await training.Anonymous().SendWith(HttpMethod.Get, "/credentials/keys/XX").ShouldBeProblem(404, "not_found");
        await training.Anonymous().SendWith(HttpMethod.Get, "/credentials/status/77").ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task Who_has_the_list_is_told_so_until_somebody_is_revoked()
    {
        var number = await training.Complete(training.Learner());
        var first = await training.Anonymous().GetAsync(new Uri("/credentials/status/1", UriKind.Relative));
        first.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromMinutes(5));
        (await Again(first)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        await training.Coordinator.PostSeen($"/v1/credentials/{number}/revocation", new { reason = "issuedInError" });
        (await Again(first)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task No_two_credentials_share_a_bit_and_the_bits_tell_no_order()
    {
        var offering = await training.Open();
        for (var i = 0; i < 5; i++)
        {
            await training.Complete(training.Learner(), offering);
        }

        var rows = await training.WithDb<TrainingDb, List<Credential>>(db => db.Credentials.AsNoTracking().OrderBy(c => c.Id)
            .ToListAsync());
        rows.Select(c => (c.StatusList, c.StatusIndex)).ShouldBeUnique();
        rows.Select(c => c.StatusIndex).ShouldNotBe(rows.Select(c => c.StatusIndex).Order());
        rows.ShouldAllBe(c => c.StatusIndex >= 0 && c.StatusIndex < Credential.StatusListLength);
        await Should.ThrowAsync<DbUpdateException>(() => training.WithDb<TrainingDb>(async db =>
        {
            var other = await db.Credentials.FirstAsync(c => c.Id == rows[0].Id);
            other.StandIn(rows[1].StatusList, rows[1].StatusIndex);
            await db.SaveChangesAsync();
        }));
    }

    [Fact]
    public async Task A_key_is_known_before_it_signs_and_its_badges_are_good_after_it_signs_no_more()
    {
        var badge = await Badge(await training.Complete(training.Learner()));
        var clock = new TestClock();
        using var elsewhere = new IssuerKeys(training.Services.GetRequiredService<IServiceScopeFactory>(),
            training.Services.GetRequiredService<PlatformKey>(), clock);
        var (old, _) = await elsewhere.Signing(CancellationToken.None);
        var ends = (await elsewhere.Published(CancellationToken.None)).Single(k => k.Kid == old).SignsUntil;
        clock.Advance(ends - clock.GetUtcNow() - TimeSpan.FromDays(30));
        (await elsewhere.Signing(CancellationToken.None)).Kid.ShouldBe(old);
        (await elsewhere.Published(CancellationToken.None)).Count.ShouldBe(2);
        clock.Advance(TimeSpan.FromDays(29) + TimeSpan.FromHours(1));
        (await elsewhere.Signing(CancellationToken.None)).Kid.ShouldNotBe(old);
        // The copy whose clock is behind still signs with the old one; both are good, also a year later.
        BadgeCheck.Judge(badge, await Keys(), await ListOf(badge), training.Clock.GetUtcNow()).Verdict.ShouldBe(Verdict.Valid);
    }

    private static (Verdict Verdict, string Why) Judge(string badge, string keys, string list) =>
        BadgeCheck.Judge(badge, keys, list, DateTimeOffset.UtcNow.AddSeconds(5));

    private static string Encode(JsonNode json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private static (int Code, string Said) Run(params string[] contents)
    {
        var folder = Directory.CreateTempSubdirectory("badge-");
        var files = contents.Select((content, i) =>
            Path.Combine(folder.FullName, i.ToString(System.Globalization.CultureInfo.InvariantCulture))).ToList();
        files.ForEach(file => File.WriteAllText(file, contents[files.IndexOf(file)]));
        using var process = Process.Start(new ProcessStartInfo("dotnet",
            [typeof(BadgeCheck).Assembly.Location, .. files])
        { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        folder.Delete(recursive: true);
        return (process.ExitCode, said);
    }

    private Task<string> Badge(string number) =>
        training.Anonymous().GetStringAsync(new Uri($"/v1/credentials/{number}/badge", UriKind.Relative));

    private Task<string> Keys() => training.Anonymous().GetStringAsync(new Uri("/credentials/keys", UriKind.Relative));

    private Task<string> ListOf(string badge) =>
        training.Anonymous().GetStringAsync(new Uri(new Uri(JsonDocument.Parse(SignedToken.Bytes(badge.Split('.')[1]))
        .RootElement.GetProperty("credentialStatus").Text("statusListCredential")).AbsolutePath, UriKind.Relative));

    private async Task<HttpResponseMessage> Again(HttpResponseMessage seen)
    {
        var client = training.Anonymous();
        client.DefaultRequestHeaders.IfNoneMatch.Add(seen.Headers.ETag!);
        return await client.GetAsync(new Uri("/credentials/status/1", UriKind.Relative));
    }
}

public sealed class IssuerKeyTests
{
    private static readonly byte[] Sealing = RandomNumberGenerator.GetBytes(32);
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_private_half_is_destroyed_when_the_keys_time_is_over_and_the_public_half_stays()
    {
        var key = IssuerKey.Make(null, Sealing, Now);
        key.Close(key.SignsUntil.AddSeconds(-1)).ShouldBeFalse();
        key.Close(key.SignsUntil).ShouldBeTrue();
        key.PrivateKey.ShouldBeNull();
        key.PublicKey.ShouldNotBeEmpty();
    }

    [Fact]
    public void The_next_key_leads_in_and_after_a_standstill_signs_at_once()
    {
        var key = IssuerKey.Make(null, Sealing, Now);
        key.NeedsNext(Now).ShouldBeFalse();
        key.NeedsNext(key.SignsUntil.AddDays(-31)).ShouldBeTrue();
        IssuerKey.Make(key, Sealing, key.SignsUntil.AddDays(-31)).SignsFrom.ShouldBe(key.SignsUntil.AddDays(-1));
        IssuerKey.Make(key, Sealing, key.SignsUntil.AddDays(90)).SignsFrom.ShouldBe(key.SignsUntil.AddDays(90));
    }
}
