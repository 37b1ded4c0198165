using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Mentors;

/// <summary>What one can be mentored in. The operator adds topics and changes their names; a code that was ever given out stays, because
/// requests keep it.</summary>
internal sealed class Topic : IVersioned
{
    private Topic(string code) => Code = code;

    /// <summary>Such as <c>e-commerce</c>.</summary>
    public string Code { get; private set; }

    public LocalText Name { get; private set; } = new();

    /// <summary>The topic that includes this one: its mentors can help too, only less exactly.</summary>
    public string? Wider { get; private set; }

    /// <summary>Nobody asks or offers it any more.</summary>
    public bool IsRetired { get; private set; }

    public int Version { get; private set; }

    public static Topic Of(string code, LocalText name, string? wider) => new(code) { Name = name, Wider = wider, Version = 1 };

    public void Change(LocalText name, string? wider, bool isRetired)
    {
        (Name, Wider, IsRetired) = (name, wider, isRetired);
        Version++;
    }

    public static void Map(ModelBuilder model) => model.Entity<Topic>(topic =>
    {
        topic.ToTable("topics", table => table.HasCheckConstraint("ck_topics_not_its_own_wider", "wider IS NULL OR wider <> code"));
        topic.HasKey(t => t.Code).HasName(KnownCode);
        topic.Property(t => t.Name);
    });

    public const string KnownCode = "pk_topics";
}

/// <summary>A topic in the caller's language.</summary>
/// <param name="Code">As it is asked for, such as <c>felt</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="Wider">The topic that includes it.</param>
internal sealed record TopicView(string Code, string Name, string? Wider)
{
    public static TopicView Of(string code, HttpContext http) => Of(http.RequestServices.GetRequiredService<Topics>().Of(code), http);

    public static TopicView Of(Topic topic, HttpContext http) => new(topic.Code, http.Say(topic.Name), topic.Wider);
}
