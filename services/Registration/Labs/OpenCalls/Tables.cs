using CreativeLabs.Registration.Labs.OpenCalls;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Data;

internal sealed partial class RegistrationDb
{
    public DbSet<OpenCall> OpenCalls => Set<OpenCall>();

    public DbSet<Juror> Jurors => Set<Juror>();

    public DbSet<Score> Scores => Set<Score>();
}
