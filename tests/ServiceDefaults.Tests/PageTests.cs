using Microsoft.AspNetCore.Http;

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

    [Fact]
    public void The_first_page_begins_before_all_ids()
    {
        var page = new PageQuery();
        page.Read().ShouldBeNull();
        page.After.ShouldBe(Guid.Empty);
    }

    [Fact]
    public void A_cursor_says_after_which_id_a_page_begins()
    {
        var page = new PageQuery(PageCursor.Write(Ids[3]));
        page.Read().ShouldBeNull();
        page.After.ShouldBe(Ids[3]);
    }

    [Fact]
    public void A_cursor_that_is_not_ours_is_refused_and_read_as_none()
    {
        var cursor = PageCursor.Write(Ids[3]);
        var page = new PageQuery(cursor[..^1]);
        page.Read()!.Code.ShouldBe("invalid_request");
        page.After.ShouldBe(Guid.Empty);
        PageCursor.TryRead(cursor + "A", out var id).ShouldBeFalse();
        id.ShouldBe(Guid.Empty);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(4, 4)]
    public void A_full_page_names_the_next_one_and_keeps_the_other_parameters(int limit, int last)
    {
        var http = new DefaultHttpContext();
        http.Request.Path = "/v1/things";
        http.Request.QueryString = new($"?q=felt&cursor=old&limit={limit}");
        var page = new PageQuery(Limit: limit).ToPage(Ids, id => id, id => $"{id}", http);
        page.Items.ShouldBe(Ids.Take(limit).Select(id => $"{id}"));
        page.Next.ShouldBe(PageCursor.Write(Ids[last - 1]));
        http.Response.Headers.Link.ToString().ShouldBe($"</v1/things?q=felt&limit={limit}&cursor={page.Next}>; rel=\"next\"");
    }

    [Fact]
    public void Names_of_parameters_are_read_in_any_size_of_letters_and_written_in_one()
    {
        var http = new DefaultHttpContext();
        http.Request.Path = "/v1/things";
        http.Request.QueryString = new("?Limit=2&Cursor=old&LabId=x");
        var page = new PageQuery(Limit: 2).ToPage(Ids, id => id, id => id, http);
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
}
