using CreativeLabs.Registration.Events.Hearings;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Data;

internal sealed partial class RegistrationDb
{
    public DbSet<Hearing> Hearings => Set<Hearing>();

    public DbSet<AgendaItem> AgendaItems => Set<AgendaItem>();

    public DbSet<Comment> Comments => Set<Comment>();

    public DbSet<FollowUp> FollowUps => Set<FollowUp>();
}
