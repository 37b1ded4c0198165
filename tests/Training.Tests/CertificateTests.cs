using System.Diagnostics;
using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Support;
using CreativeLabs.Training.Credentials;
using CreativeLabs.Training.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Tests;

[Collection("training")]
public sealed class CertificateTests(TrainingFixture training)
{
    private const string Name = "Гүлназ Өмүрбекова-Жаңыл";

    [Fact]
    public async Task Her_name_shows_from_when_she_says_so_until_she_says_otherwise()
    {
        var her = training.Learner();
        var number = await training.Complete(her);
        (await Shown(number)).ShouldBeNull();
        (await Pdf(her, number, "ky")).ShouldNotContain("Гүлназ");

        (await Show(her, number, Name)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Shown(number)).ShouldBe(Name);
        (await Page(number)).ShouldContain($">{Name}</dd>");
        (await Pdf(her, number, "ky")).ShouldContain(Name);
        (await Show(her, number, "Гүлназ")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Shown(number)).ShouldBe("Гүлназ");

        (await her.SendWith(HttpMethod.Delete, $"/v1/credentials/{number}/name",
            ifMatch: await her.Tag($"/v1/credentials/{number}"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Shown(number)).ShouldBeNull();
        (await Page(number)).ShouldNotContain("Гүлназ");
        (await Pdf(her, number, "ky")).ShouldNotContain("Гүлназ");
        (await Canaries.Dump(training.Database)).ShouldHoldNone("Гүлназ");
    }

    [Fact]
    public async Task Only_the_holder_decides_and_prints()
    {
        var her = training.Learner();
        var number = await training.Complete(her);
        var tag = await her.Tag($"/v1/credentials/{number}");
        foreach (var other in (HttpClient[])[training.Learner(), training.Coordinator, training.Trainer])
        {
            await other.SendWith(HttpMethod.Put, $"/v1/credentials/{number}/name", new { name = "Айгүл" }, tag)
                .ShouldBeProblem(404, "not_found");
            await other.SendWith(HttpMethod.Delete, $"/v1/credentials/{number}/name", ifMatch: tag).ShouldBeProblem(404, "not_found");
            await other.SendWith(HttpMethod.Get, $"/v1/credentials/{number}/certificate.pdf").ShouldBeProblem(404, "not_found");
        }

        await training.Anonymous().SendWith(HttpMethod.Get, $"/v1/credentials/{number}/certificate.pdf")
            .ShouldBeProblem(401, "sign_in_required");
        await training.Anonymous().SendWith(HttpMethod.Put, $"/v1/credentials/{number}/name", new { name = "Айгүл" }, tag)
            .ShouldBeProblem(401, "sign_in_required");
        await her.SendWith(HttpMethod.Put, $"/v1/credentials/{number}/name", new { name = "Айгүл" })
            .ShouldBeProblem(428, "version_required");
        await her.SendWith(HttpMethod.Put, $"/v1/credentials/{number}/name", new { name = "Айгүл" }, "\"77\"")
            .ShouldBeProblem(412, "stale_version");
    }

    [Theory]
    [InlineData("")]
    [InlineData("А")]
    [InlineData("Айгүл\nОператор")]
    [InlineData("Ай\u202Eгүл")]
    [InlineData("<b>Айгүл</b>")]
    [InlineData("Айгүл 😀")]
    [InlineData("艾古丽")]
    public async Task What_is_no_name_in_letters_is_refused(string name)
    {
        var her = training.Learner();
        await Show(her, await training.Complete(her), name).ShouldBeProblem(400);
    }

    [Fact]
    public async Task A_revoked_credential_loses_the_name_and_the_certificate()
    {
        var her = training.Learner();
        var number = await training.Complete(her);
        await Show(her, number, Name);
        await training.Coordinator.PostSeen($"/v1/credentials/{number}/revocation", new { reason = "issuedInError" });
        (await Shown(number)).ShouldBeNull();
        (await Page(number)).ShouldNotContain(Name);
        await Show(her, number, Name).ShouldBeProblem(409, "credential_revoked");
        await her.SendWith(HttpMethod.Get, $"/v1/credentials/{number}/certificate.pdf").ShouldBeProblem(409, "credential_revoked");
        (await training.WithDb<TrainingDb, int>(db => db.Set<ShownName>()
            .CountAsync(n => n.Name != null && db.Credentials.Any(c => c.Id == n.CredentialId && c.Number == number)))).ShouldBe(0);
    }

    [Fact]
    public async Task After_her_erasure_the_number_is_valid_and_nameless_everywhere()
    {
        const string Canary = "Зейнепкүл Сыймыкбекова";
        var her = training.Learner(out var person);
        var number = await training.Complete(her);
        await Show(her, number, Canary);
        (await Shown(number)).ShouldBe(Canary);
        // Sealed from the first moment on.
        (await Canaries.Dump(training.Database)).ShouldHoldNone(Canary, "Зейнепкүл");

        var erasure = Guid.CreateVersion7();
        await training.Broker.Tell(new PersonErasureRequested(erasure, person));
        await training.Broker.Hear<PersonErased>(f => f.ErasureId == erasure);

        (await training.Anonymous().GetJson($"/v1/credentials/{number}")).Text("status").ShouldBe("valid");
        (await Shown(number)).ShouldBeNull();
        (await Page(number)).ShouldNotContain("Зейнепкүл");
        (await Pdf(her, number, "ky")).ShouldNotContain("Зейнепкүл");
        (await training.Anonymous().GetStringAsync(new Uri($"/v1/credentials/{number}/badge", UriKind.Relative))).Split('.')[1]
            .ShouldHoldNone("Зейнепкүл");
        (await Canaries.Dump(training.Database)).ShouldHoldNone(Canary, "Зейнепкүл");
        (await training.WithDb<TrainingDb, int>(db => db.Set<ShownName>()
            .CountAsync(n => db.Credentials.Any(c => c.Id == n.CredentialId && c.PersonId == person)))).ShouldBe(0);
    }

    [Fact]
    public async Task A_name_shown_under_a_record_that_was_merged_is_destroyed_with_the_one_that_remained()
    {
        var number = await training.Complete(training.Learner(out var merged));
        await Show(training.Client(merged), number, "Сонайым Токтобаева");
        var survivor = Guid.CreateVersion7();
        await training.Broker.Tell(new PersonMerged(merged, survivor));
        await training.Eventually(() =>
            training.WithDb<TrainingDb, bool>(db => db.Credentials.AnyAsync(c => c.Number == number && c.PersonId == survivor)));
        (await Shown(number)).ShouldBe("Сонайым Токтобаева");

        var erasure = Guid.CreateVersion7();
        await training.Broker.Tell(new PersonErasureRequested(erasure, survivor));
        await training.Broker.Hear<PersonErased>(f => f.ErasureId == erasure);
        (await Shown(number)).ShouldBeNull();
    }

    [Fact]
    public async Task The_certificate_is_in_the_holders_language_with_its_letters_right_and_embeds_only_what_it_uses()
    {
        var her = training.Learner();
        var number = await training.Complete(her);
        await Show(her, number, "Өңгүл Үсөнова");
        var text = await Pdf(her, number, "ky");
        foreach (var part in (string[])["Күбөлүк", "Кийиз килем: шырдак жана ала кийиз", "Өңгүл Үсөнова", "Ат-Башы", number,
            $"/credentials/{number}", "-жылдын "])
        {
            text.ShouldContain(part);
        }

        (await Pdf(her, number, "ru")).ShouldContain("Войлочные ковры: шырдак и ала-кийиз");
        (await Pdf(her, number, "en")).ShouldContain("Felt carpets: shyrdak and ala-kiyiz");
        var file = await Bytes(her, number, "ky");
        file.Length.ShouldBeLessThan(120_000);
        // Name, type, encoding, embedded, subset, with a map back to Unicode.
        var fonts = Poppler("pdffonts", file, "-").Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        fonts.Length.ShouldBe(3);
        fonts.ShouldAllBe(font => System.Text.RegularExpressions.Regex.IsMatch(font, @"^[A-Z]{6}\+DejaVu.* yes yes yes "));
    }

    [Fact]
    public void Every_letter_that_a_name_may_have_has_a_shape_and_typefaces_that_are_not_there_are_named()
    {
        FontFiles.Missing("/usr/share/fonts/truetype/dejavu").ShouldBeEmpty();
        FontFiles.Missing("/nowhere")
            .ShouldBe(["/nowhere/DejaVuSans.ttf", "/nowhere/DejaVuSans-Bold.ttf", "/nowhere/DejaVuSerif-Bold.ttf"]);
    }

    private async Task<HttpResponseMessage> Show(HttpClient her, string number, string name) =>
        await her.SendWith(HttpMethod.Put, $"/v1/credentials/{number}/name", new { name }, await her.Tag($"/v1/credentials/{number}"));

    private async Task<string?> Shown(string number) =>
        (await training.Anonymous().GetJson($"/v1/credentials/{number}")).GetProperty("holder").GetString();

    private Task<string> Page(string number) =>
        training.Anonymous().GetStringAsync(new Uri($"/credentials/{number}?lang=ky", UriKind.Relative));

    private static Task<byte[]> Bytes(HttpClient her, string number, string language) =>
        her.GetByteArrayAsync(new Uri($"/v1/credentials/{number}/certificate.pdf?lang={language}", UriKind.Relative));

    private static async Task<string> Pdf(HttpClient her, string number, string language) =>
        Poppler("pdftotext", await Bytes(her, number, language), "-", "-");

    private static string Poppler(string program, byte[] pdf, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true, UseShellExecute = false
        })!;
        process.StandardInput.BaseStream.Write(pdf);
        process.StandardInput.Close();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        return said;
    }
}
