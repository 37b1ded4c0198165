using System.Collections.Concurrent;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CreativeLabs.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

[assembly: CollectionBehavior(MaxParallelThreads = 4)]

namespace CreativeLabs.Web;

/// <summary>The screens on a real socket, with a stand-in for the API behind them.</summary>
internal sealed class Site : WebApplicationFactory<Program>
{
    private static readonly ConcurrentBag<Site> Free = [];

    private readonly ApiStandIn api;

    private Site(ApiStandIn api)
    {
        this.api = api;
        UseKestrel();
        StartServer();
    }

    public TestClock Clock { get; } = new();

    public ApiStandIn Api => api;

    /// <summary>One that another test has done with, as if it were new, or a new one.</summary>
    public static async Task<Site> Start() => Free.TryTake(out var site) ? site : new(await ApiStandIn.Start());

    /// <summary>Somebody with a browser.</summary>
    public Visitor Visitor(string language = "ky") => new(ClientOptions.BaseAddress, language);

    /// <summary>Somebody who is signed in.</summary>
    public async Task<Visitor> SignedIn(string language = "ky", bool shared = false)
    {
        var visitor = Visitor(language);
        await visitor.Get("/sign-in");
        await visitor.Submit("/sign-in", ("phone", "0700123456"));
        await visitor.Submit("/sign-in/code", shared ? [("code", "123456"), ("shared", "on")] : [("code", "123456")]);
        visitor.Cookies.Keys.ShouldContain("__Host-cl");
        return visitor;
    }

    /// <summary>Gives it to the next test. One that has seen an API that fails, or another time, may remember it and is not used
    /// again.</summary>
    public override async ValueTask DisposeAsync()
    {
        if (api.HasFailed || Clock.GetUtcNow() - DateTimeOffset.UtcNow > TimeSpan.FromSeconds(1))
        {
            await base.DisposeAsync();
            await api.DisposeAsync();
            return;
        }

        ((MemoryCache)Services.GetRequiredService<IMemoryCache>()).Clear();
        api.Reset();
        Free.Add(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // Any free port, asked for here: the factory's own way can come after the server has started.
        builder.UseUrls("http://127.0.0.1:0");
        builder.UseSetting("services:gateway:http:0", api.Address.ToString());
        builder.UseSetting("Platform:Key", "a platform key of the tests, long enough for any purpose");
        builder.UseSetting("Web:Key", "a key that the screens show to the gateway");
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }
}

/// <summary>A browser as far as HTTP goes: it keeps cookies, follows no redirect by itself, and sends the forms
/// of the page it is on.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClient client;
    private readonly string language;

    public Visitor(Uri site, string language)
    {
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        this.language = language;
    }

    public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    /// <summary>As the last answer set them.</summary>
    public List<string> SetCookies { get; } = [];

    public HttpResponseMessage Last { get; private set; } = null!;

    public IHtmlDocument Page { get; private set; } = null!;

    public string Html { get; private set; } = "";

    public string? Location => Last.Headers.Location?.OriginalString;

    /// <summary>Opens a page in her language.</summary>
    public Task<IHtmlDocument> Get(string path) => Send(new HttpRequestMessage(HttpMethod.Get, $"/{language}{path}"));

    /// <summary>Opens an address as it is.</summary>
    public Task<IHtmlDocument> Open(string address) => Send(new HttpRequestMessage(HttpMethod.Get, address));

    /// <summary>Goes where the last answer sent her.</summary>
    public Task<IHtmlDocument> Follow() => Open(Location!);

    /// <summary>Sends the form of the page that goes to this address, with its hidden fields and what is typed.</summary>
    public Task<IHtmlDocument> Submit(string action, params (string Name, string Value)[] typed)
    {
        var address = action.StartsWith("/sign/", StringComparison.Ordinal) ? action : $"/{language}{action}";
        var form = Page.Forms.First(form => form.GetAttribute("action") == address);
        var hidden = form.Elements.OfType<IHtmlInputElement>().Where(input => input.Type is "hidden" && input.Name is not null)
            .Select(input => (input.Name!, input.Value));
        return Post(address, [.. hidden, .. typed]);
    }

    /// <summary>Sends any form.</summary>
    public Task<IHtmlDocument> Post(string address, params (string Name, string Value)[] fields) => Send(
        new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        });

    public async Task<IHtmlDocument> Send(HttpRequestMessage request)
    {
        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        Last = await client.SendAsync(request);
        SetCookies.Clear();
        if (Last.Headers.TryGetValues("Set-Cookie", out var set))
        {
            SetCookies.AddRange(set);
            foreach (var parts in SetCookies.Select(line => line.Split(';')[0].Split('=', 2)))
            {
                if (parts[1].Length == 0)
                {
                    Cookies.Remove(parts[0]);
                }
                else
                {
                    Cookies[parts[0]] = parts[1];
                }
            }
        }

        Html = await Last.Content.ReadAsStringAsync();
        Page = new HtmlParser().ParseDocument(Html);
        return Page;
    }

    public void Dispose() => client.Dispose();
}
