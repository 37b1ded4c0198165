using Microsoft.AspNetCore.Http;

namespace CreativeLabs.ServiceDefaults;

/// <summary>If-Match against a version, in memory.</summary>
public sealed class ETagTests
{
    [Theory]
    [InlineData(null, 428)]
    [InlineData("", 428)]
    [InlineData(" , ", 428)]
    [InlineData("*", null)]
    [InlineData("\"7\"", null)]
    [InlineData("\"6\", \"7\"", null)]
    [InlineData("\"7\",\"6\"", null)]
    [InlineData("\"7.0a1b2c3d\"", null)]
    [InlineData("\"6\"", 412)]
    [InlineData("\"6.0a1b2c3d\"", 412)]
    [InlineData("W/\"7.0a1b2c3d\"", 412)]
    [InlineData("\".7\"", 412)]
    [InlineData("\"+7\"", 412)]
    [InlineData("\"77\"", 412)]
    [InlineData("7", 412)]
    [InlineData("777", 412)]
    [InlineData("\"7", 412)]
    [InlineData("\"77", 412)]
    [InlineData("77\"", 412)]
    [InlineData("\"\"", 412)]
    [InlineData("\"", 412)]
    [InlineData("W/\"7\"", 412)]
    public void A_change_names_the_version_that_was_seen(string? ifMatch, int? status)
    {
        var http = new DefaultHttpContext();
        if (ifMatch is not null)
        {
            http.Request.Headers.IfMatch = ifMatch;
        }

        http.RequireMatch(new Thing(7))?.StatusCode.ShouldBe(status);
        (http.RequireMatch(new Thing(7)) is null).ShouldBe(status is null);
    }

    [Fact]
    public void Several_headers_are_read_as_one()
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.IfMatch = new(["\"1\"", "\"7\""]);
        http.RequireMatch(new Thing(7)).ShouldBeNull();
    }

    [Fact]
    public void A_header_without_a_value_names_nothing()
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.IfMatch = new([null, "\"7\""]);
        http.RequireMatch(new Thing(7)).ShouldBeNull();
        http.Request.Headers.IfMatch = new([null, null]);
        http.RequireMatch(new Thing(7))!.StatusCode.ShouldBe(428);
    }

    [Fact]
    public void The_version_is_sent_as_a_strong_tag()
    {
        var http = new DefaultHttpContext();
        http.SetETag(new Thing(7));
        http.Response.Headers.ETag.ToString().ShouldBe("\"7\"");
    }

    [Theory]
    [InlineData("\"7\"", true)]
    [InlineData("W/\"7\"", true)]
    [InlineData("\"6\", W/\"7\"", true)]
    [InlineData("*", true)]
    [InlineData("\"6\"", false)]
    [InlineData("", false)]
    public void What_is_read_is_compared_weakly(string ifNoneMatch, bool known)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.IfNoneMatch = ifNoneMatch;
        http.Request.HasAlready("\"7\"").ShouldBe(known);
        http.Request.HasAlready("W/\"7\"").ShouldBe(known);
    }

    [Fact]
    public void A_step_that_was_taken_before_is_taken_again_whatever_was_seen()
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.IfMatch = "\"6\"";
        http.RequireMatchOfStep(new Thing(7), 7, null).ShouldBeNull();
        http.RequireMatchOfStep(new Thing(8), 7, null)!.StatusCode.ShouldBe(412);
        http.RequireMatchOfStep(new Thing(7), 7, Problems.Conflict)!.StatusCode.ShouldBe(412);
        http.Request.Headers.IfMatch = "\"7\"";
        http.RequireMatchOfStep(new Thing(8), 7, null).ShouldBeNull();
        http.RequireMatchOfStep(new Thing(7), 7, Problems.Conflict)!.StatusCode.ShouldBe(409);
    }

    private sealed record Thing(int Version) : IVersioned;
}
