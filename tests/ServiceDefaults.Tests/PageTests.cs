using CreativeLabs.Support;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Pages and their cursors, in memory.</summary>
public sealed class PageTests
{
    private static readonly Guid[] Ids = [.. Enumerable.Range(1, 5).Select(number => new Guid(number, 0, 0, new byte[8]))];

    [Theory]
    [InlineData(null, null)]
    [InlineData(1, null)]
    [InlineData(100, null)]
    [InlineData(0, 400)]
    [InlineData(-1, 400)]
    [InlineData(101, 400)]
    public void A_page_has_1_to_100_rows_and_20_when_nothing_is_said(int? limit, int? status)
    {
        var page = new PageQuery(Limit: limit);
        page.Read()?.StatusCode.ShouldBe(status);
        (page.Read() is null).ShouldBe(status is null);
        page.Size.ShouldBe(limit ?? 20);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void The_smallest_and_the_largest_page_begin_where_their_cursor_says(int limit)
    {
        var page = Ask("/v1/things", CursorOf(Ids[2])) with { Limit = limit };
        page.Read().ShouldBeNull();
        page.After.ShouldBe(Ids[2]);
        (page with { Cursor = "no cursor" }).Read().ShouldNotBeNull();
    }

    [Theory]
    [InlineData("ky", "Мындай барак жок")]
    [InlineData("ru", "Такой страницы нет")]
    [InlineData("en", "This cursor was not given by us")]
    public async Task A_wrong_cursor_or_limit_is_named_and_the_sentence_speaks_her_language(string language, string sentence)
    {
        (await Ask("/v1/things", "no cursor").Read()!.SaidByField(language))["cursor"].ShouldStartWith(sentence);
        (await new PageQuery(Limit: 0).Read()!.SaidByField(language))["limit"].ShouldContain("100");
    }

    [Fact]
    public void The_first_page_begins_before_all_ids()
    {
        var page = new PageQuery();
        page.Read().ShouldBeNull();
        page.After.ShouldBe(Guid.Empty);
    }

    [Fact]
    public void A_cursor_says_after_which_id_a_page_begins() => Prop.ForAll<Guid>(id =>
    {
        var page = Ask("/v1/things", CursorOf(id));
        return page.Read() is null && page.After == id;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_cursor_of_a_list_by_time_says_time_and_id() => Prop.ForAll<DateTimeOffset, Guid>((time, id) =>
    {
        var cursor = Ask("/v1/things", null).CursorAfter(new TimeAndId(time, id));
        return Ask("/v1/things", cursor).Read(out var after) is null && after == new TimeAndId(time.ToUniversalTime(), id)
            && Ask("/v1/things", cursor).Read() is not null;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_changed_cursor_is_refused() => Prop.ForAll<Guid, int>((id, at) =>
    {
        var cursor = CursorOf(id);
        var place = Math.Abs(at % cursor.Length);
        var page = Ask("/v1/things", cursor[..place] + (cursor[place] == 'A' ? 'B' : 'A') + cursor[(place + 1)..]);
        return page.Read() is { Code: "invalid_request" } && page.After == Guid.Empty;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("ааааааааааааааааааааааааааа")]
    public void What_is_no_cursor_is_refused(string cursor) => Ask("/v1/things", cursor).Read()!.Code.ShouldBe("invalid_request");

    [Theory]
    [InlineData("/v1/things?q=felt&lab=1", true)]
    [InlineData("/v1/things?lab=1&q=felt", true)]
    [InlineData("/v1/things?q=felt&lab=1&limit=3&cursor=x", true)]
    [InlineData("/v1/things/?Q=felt&lab=1", true)]
    [InlineData("/v1/things?q=felt", false)]
    [InlineData("/v1/things?q=Felt&lab=1", false)]
    [InlineData("/v1/things?q=felt&lab=2", false)]
    [InlineData("/v1/things?q=felt&lab=1&lab=1", false)]
    [InlineData("/v1/things?q=feltlab=1", false)]
    [InlineData("/v1/others?q=felt&lab=1", false)]
    public void A_cursor_is_good_for_its_own_query_alone(string query, bool good) =>
        (Ask(query, CursorOf(Ids[3], "/v1/things?q=felt&lab=1")).Read() is null).ShouldBe(good);

    [Fact]
    public void A_cursor_of_who_has_not_the_platforms_key_is_refused()
    {
        var cursor = CursorOf(Ids[3]);
        Ask("/v1/things", cursor, "another key, which is as long as the platform's").Read()!.Code.ShouldBe("invalid_request");
        Ask("/v1/things", cursor).Read().ShouldBeNull("every replica has the same key");
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(4, 4)]
    public void A_full_page_names_the_next_one_and_keeps_the_other_parameters(int limit, int last)
    {
        var asked = Ask($"/v1/things?q=felt&cursor=old&limit={limit}", null);
        var http = asked.Http!;
        var page = (asked with { Limit = limit }).ToPage(Ids, id => id, id => $"{id}", http);
        page.Items.ShouldBe(Ids.Take(limit).Select(id => $"{id}"));
        page.Next.ShouldBe(CursorOf(Ids[last - 1], "/v1/things?q=felt"));
        http.Response.Headers.Link.ToString().ShouldBe($"</v1/things?q=felt&limit={limit}&cursor={page.Next}>; rel=\"next\"");
    }

    [Fact]
    public void Names_of_parameters_are_read_in_any_size_of_letters_and_written_in_one()
    {
        var asked = Ask("/v1/things?Limit=2&Cursor=old&LabId=x", null);
        var http = asked.Http!;
        var page = (asked with { Limit = 2 }).ToPage(Ids, id => id, id => id, http);
        http.Response.Headers.Link.ToString().ShouldBe($"</v1/things?limit=2&labId=x&cursor={page.Next}>; rel=\"next\"");
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void The_last_page_names_no_next_one(int limit)
    {
        var http = new DefaultHttpContext();
        var page = new PageQuery(Limit: limit).ToPage(Ids, id => id, id => id, http);
        page.Items.ShouldBe(Ids);
        page.Next.ShouldBeNull();
        http.Response.Headers.Link.Count.ShouldBe(0);
    }

    private static string CursorOf(Guid id, string query = "/v1/things") => Ask(query, null).Write(id.ToByteArray(bigEndian: true));

    private static PageQuery Ask(string query, string? cursor, string key = "a key of the platform, long enough for all")
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Platform:Key", key)]).Build();
        var http = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection().AddSingleton<IConfiguration>(settings).AddSingleton<PageCursors>()
                .BuildServiceProvider(),
        };
        var parts = query.Split('?');
        http.Request.Path = parts[0];
        http.Request.QueryString = parts.Length > 1 ? new($"?{parts[1]}") : default;
        return new PageQuery(cursor, Http: http);
    }
}
