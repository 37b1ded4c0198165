using CreativeLabs.Registration.People.Guardians;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Data;

internal sealed partial class RegistrationDb
{
    public DbSet<GuardianConsent> GuardianConsents => Set<GuardianConsent>();

    public DbSet<GuardianSlip> GuardianSlips => Set<GuardianSlip>();
}
