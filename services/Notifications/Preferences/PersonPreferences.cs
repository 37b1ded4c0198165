using CreativeLabs.Notifications.Templates;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Notifications.Preferences;

/// <summary>What a person does not want to be told, by channel and category. Who chose nothing is told everything.</summary>
internal sealed class PersonPreferences : IVersioned, IEntityTypeConfiguration<PersonPreferences>
{
    public Guid PersonId { get; private set; }

    /// <summary>Such as <c>Sms/Learning</c>.</summary>
    public List<string> Muted { get; private set; } = [];

    public int Version { get; private set; }

    public static PersonPreferences Of(Guid person) => new() { PersonId = person };

    public bool Allows(Channel channel, Category category) => category.AlwaysGoes() || !Muted.Contains(Name(channel, category));

    public Error? Choose(IEnumerable<Choice> choices)
    {
        var muted = Muted.ToHashSet(StringComparer.Ordinal);
        foreach (var choice in choices)
        {
            if (!choice.On && choice.Category.AlwaysGoes())
            {
                return PreferenceRules.AlwaysGoes;
            }

            _ = choice.On ? muted.Remove(Name(choice.Channel, choice.Category)) : muted.Add(Name(choice.Channel, choice.Category));
        }

        Muted = [.. muted.Order(StringComparer.Ordinal)];
        Version++;
        return null;
    }

    public void Configure(EntityTypeBuilder<PersonPreferences> builder) => builder.HasKey(p => p.PersonId);

    private static string Name(Channel channel, Category category) => $"{channel}/{category}";
}
