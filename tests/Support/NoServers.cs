namespace CreativeLabs.Support;

/// <summary>For a run of tests in memory, which is done hundreds of times: nothing is started.</summary>
internal sealed class NoServers : IServers
{
    public string Postgres => throw None();

    public string Rabbit => throw None();

    public string Redis => throw None();

    public Task StartAsync() => Task.CompletedTask;

    public Task KillRedis() => throw None();

    public Task StartRedis() => throw None();

    public Task KillRabbit() => throw None();

    public Task StopRabbit() => throw None();

    public Task StartRabbit() => throw None();

    public Task RabbitKeeps(string queue) => throw None();

    public Task<byte[]> ReadBroker() => throw None();

    public Task KillPostgres() => throw None();

    public Task StartPostgres() => throw None();

    public Task<string> BackUp(string database) => throw None();

    public Task Restore(string database, string backup) => throw None();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static InvalidOperationException None() => new("SERVERS=none: this test needs servers.");
}
