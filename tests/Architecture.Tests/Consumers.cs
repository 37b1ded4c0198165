using System.Reflection;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Architecture;

public sealed class Consumers
{
    /// <summary>A renamed queue is a new one: what waits in the old one stays there. A renamed mark lets a message in a second time. A line
    /// is taken away in the version after the one whose replicas still consume the queue.</summary>
    [Fact]
    public void Queues_and_marks_are_called_as_they_were_when_they_were_deployed()
    {
        var now = from service in House.Services
                  from consumer in ConsumerNames.In(House.Load(service))
                  select $"{ConsumerNames.QueueOf(consumer, service.ToLowerInvariant())} {ConsumerNames.Of(consumer)}";
        var written = File.ReadAllLines(Path.Combine(House.Repository, "tests/Architecture.Tests/queues.txt"));
        written.Except(now, StringComparer.Ordinal)
            .ShouldBeEmpty("a consumer that was moved or renamed says [ConsumerName] with the name that it had");
        now.Except(written, StringComparer.Ordinal).ShouldBeEmpty("a new consumer: add its line to queues.txt");
    }

    /// <summary>Two consumers on one queue would each take half of the messages of the other.</summary>
    [Fact]
    public void No_two_consumers_share_a_queue() =>
        House.Services.SelectMany(service => ConsumerNames.In(House.Load(service)).Select(c => ConsumerNames.QueueOf(c, service)))
            .GroupBy(queue => queue, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty();
}
