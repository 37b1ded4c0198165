namespace CreativeLabs.Notifications.Inbox;

/// <summary>Counts the streams of this copy, so that they stay bounded: 1,000 in all, 5 a person.</summary>
internal sealed class OpenStreams
{
    private const int InAll = 1000;
    private const int APerson = 5;

    private readonly Lock gate = new();
    private readonly Dictionary<Guid, int> open = [];
    private int all;

    public bool TryOpen(Guid person)
    {
        lock (gate)
        {
            var hers = open.GetValueOrDefault(person);
            if (all >= InAll || hers >= APerson)
            {
                return false;
            }

            open[person] = hers + 1;
            all++;
            return true;
        }
    }

    public void Close(Guid person)
    {
        lock (gate)
        {
            all--;
            if (--open[person] == 0)
            {
                open.Remove(person);
            }
        }
    }
}
