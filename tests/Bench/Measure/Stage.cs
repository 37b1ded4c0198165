using CreativeLabs.Support;

namespace CreativeLabs.Bench.Measure;

/// <summary>What rows share: the servers, and a place to say how far they are.</summary>
/// <param name="Servers">PostgreSQL, RabbitMQ and Redis, as the tests have them.</param>
/// <param name="Say">Writes a line of progress.</param>
internal sealed record Stage(Servers Servers, Action<string> Say);
