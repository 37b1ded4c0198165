using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CreativeLabs.ServiceDefaults;

public sealed class OutgoingHttpTests
{
    private const string One = "http://127.0.0.1:1001/", Two = "http://127.0.0.1:1002/";

    [Fact]
    public async Task A_service_is_asked_at_its_replicas_in_turn()
    {
        var asked = new Asked(_ => HttpStatusCode.OK);
        using var client = asked.Client();
        for (var i = 0; i < 4; i++)
        {
            (await client.GetAsync("http://registration/v1/labs?q=1")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        asked.Addresses.Order().ShouldBe([$"{One}v1/labs?q=1", $"{One}v1/labs?q=1", $"{Two}v1/labs?q=1", $"{Two}v1/labs?q=1"]);
    }

    [Fact]
    public async Task What_only_reads_is_tried_again_at_another_replica()
    {
        var asked = new Asked(number => number == 1 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK);
        using var client = asked.Client();

        (await client.GetAsync("http://registration/v1/labs")).StatusCode.ShouldBe(HttpStatusCode.OK);

        asked.Addresses.Order().ShouldBe([$"{One}v1/labs", $"{Two}v1/labs"]);
    }

    [Fact]
    public async Task What_changes_something_is_sent_once()
    {
        var asked = new Asked(_ => HttpStatusCode.ServiceUnavailable);
        using var client = asked.Client();

        (await client.PostAsync("http://registration/v1/labs", new StringContent("{}"))).StatusCode
            .ShouldBe(HttpStatusCode.ServiceUnavailable);

        asked.Addresses.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Who_is_no_service_is_asked_at_the_address_itself()
    {
        var asked = new Asked(_ => HttpStatusCode.OK);
        using var client = asked.Client();

        await client.GetAsync("http://sms.example:8080/send");

        asked.Addresses.ShouldBe(["http://sms.example:8080/send"]);
    }

    [Fact]
    public async Task Who_keeps_failing_is_left_in_peace()
    {
        var asked = new Asked(_ => HttpStatusCode.InternalServerError);
        using var client = asked.Client();
        for (var i = 0; i < 10; i++)
        {
            await client.PostAsync("http://registration/v1/labs", new StringContent("{}"));
        }

        await Should.ThrowAsync<Polly.CircuitBreaker.BrokenCircuitException>(
            () => client.PostAsync("http://registration/v1/labs", new StringContent("{}")));
        asked.Addresses.Count.ShouldBe(10);
    }

    /// <summary>A client of the defaults, and where its requests would have gone.</summary>
    private sealed class Asked(Func<int, HttpStatusCode> answer) : HttpMessageHandler
    {
        public List<string> Addresses { get; } = [];

        public HttpClient Client()
        {
            var services = new ServiceCollection();
            services.AddLogging();
            services.AddServiceDiscovery();
            services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["services:registration:http:0"] = One, ["services:registration:http:1"] = Two,
                }).Build());
            services.AddServiceClient("asked").ConfigurePrimaryHttpMessageHandler(() => this);
            return services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient("asked");
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Addresses.Add(request.RequestUri!.AbsoluteUri);
            return Task.FromResult(new HttpResponseMessage(answer(Addresses.Count)) { RequestMessage = request });
        }
    }
}
