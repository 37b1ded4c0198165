using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Redis, for what copies share and may lose: limits and one-time codes.</summary>
public static class RedisSetup
{
    /// <summary>Adds <see cref="IConnectionMultiplexer"/> on the connection string <c>redis</c>. It connects when first used, keeps trying
    /// while Redis is away, and its calls then throw <see cref="RedisConnectionException"/> or time out after a second.</summary>
    public static void AddRedis(this WebApplicationBuilder builder) => builder.Services.AddSingleton<IConnectionMultiplexer>(provider =>
    {
        var options = ConfigurationOptions.Parse(provider.GetRequiredService<IConfiguration>().GetConnectionString("redis")
            ?? throw new InvalidOperationException("The connection string 'redis' is missing."));
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = 1000;
        options.SyncTimeout = 1000;
        var redis = ConnectionMultiplexer.Connect(options);
        // Version 1.x completes replies in order on one thread otherwise, and a slow continuation holds up all the others.
        redis.PreserveAsyncOrder = false;
        return redis;
    });
}
