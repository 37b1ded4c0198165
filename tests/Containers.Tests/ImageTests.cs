using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;
using Testcontainers.PostgreSql;
using Testcontainers.RabbitMq;
using Testcontainers.Redis;

namespace CreativeLabs.Containers.Tests;

/// <summary>The local images stand for the official ones, and one that is nowhere is missed at once.</summary>
public sealed class ImageTests(Engine engine)
{
    [Fact]
    public async Task The_image_of_PostgreSQL_makes_the_user_and_the_database_that_it_is_told()
    {
        await using var postgres = new PostgreSqlBuilder(engine.Image("postgres"))
            .WithUsername("keeper").WithPassword("secret").WithDatabase("house").Build();
        await postgres.StartAsync();

        await using var connection = new NpgsqlConnection(postgres.GetConnectionString());
        await connection.OpenAsync();
        await using var ask = new NpgsqlCommand("SELECT current_user || ' in ' || current_database()", connection);
        (await ask.ExecuteScalarAsync()).ShouldBe("keeper in house");

        var wrong = new NpgsqlConnectionStringBuilder(postgres.GetConnectionString()) { Password = "wrong", Pooling = false };
        await using var stranger = new NpgsqlConnection(wrong.ConnectionString);
        (await Should.ThrowAsync<PostgresException>(() => stranger.OpenAsync())).SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    [Fact]
    public async Task The_image_of_RabbitMQ_lets_in_the_user_that_it_is_told_and_has_the_management_plugin()
    {
        await using var rabbit = new RabbitMqBuilder(engine.Image("messaging"))
            .WithUsername("keeper").WithPassword("secret").WithPortBinding(15672, true).Build();
        await rabbit.StartAsync();

        using var http = new HttpClient { BaseAddress = new($"http://{rabbit.Hostname}:{rabbit.GetMappedPublicPort(15672)}") };
        (await AskAs("keeper:secret")).ShouldBe(HttpStatusCode.OK);
        (await AskAs("guest:guest")).ShouldBe(HttpStatusCode.Unauthorized);

        async Task<HttpStatusCode> AskAs(string user)
        {
            http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
            using var answer = await http.GetAsync(new Uri("/api/overview", UriKind.Relative));
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task The_image_of_Redis_asks_for_the_password_that_it_is_told()
    {
        await using var redis = new RedisBuilder(engine.Image("redis")).WithCommand("--requirepass", "secret").Build();
        await redis.StartAsync();

        (await redis.ExecAsync(["redis-cli", "ping"])).Stdout.ShouldContain("NOAUTH");
        (await redis.ExecAsync(["redis-cli", "-a", "secret", "ping"])).Stdout.ShouldContain("PONG");
    }

    [Fact]
    public async Task An_image_that_cannot_be_had_is_said_within_thirty_seconds_with_the_way_out()
    {
        // A registry that takes the call and never answers.
        using var registry = new TcpListener(IPAddress.Loopback, 0);
        registry.Start();
        var image = $"{registry.LocalEndpoint}/nobody/postgres:1";
        var state = Directory.CreateTempSubdirectory("creativelabs-containers-");
        var watch = Stopwatch.StartNew();
        using var host = new Command(engine.With(("Images__postgres", image), ("DOTNET_ENVIRONMENT", "Development")),
            "dotnet", $"AppHost/{Command.Output}/CreativeLabs.AppHost.dll",
            "--servers", "containers", "--port", "0", "--state", state.FullName);

        (await host.End(TimeSpan.FromSeconds(30))).ShouldNotBe(0);

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
        host.Said.ShouldContain($"The image {image} cannot be had");
        host.Said.ShouldContain("--servers machine");
        state.Delete(recursive: true);
    }
}
