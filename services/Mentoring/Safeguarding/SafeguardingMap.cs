using CreativeLabs.Mentoring.Measures;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Safeguarding;

internal static class SafeguardingMap
{
    public static void Map(ModelBuilder model)
    {
        SafeguardingReport.Map(model);
        HelpLine.Map(model);
        model.Entity<NamedPerson>(named =>
        {
            named.ToTable("safeguarding_named").HasKey(n => new { n.ReportId, n.PersonId });
            named.HasIndex(n => n.PersonId);
            named.HasOne<SafeguardingReport>().WithMany().HasForeignKey(n => n.ReportId);
        });
        model.Entity<CaseEntry>(entry =>
        {
            entry.ToTable("safeguarding_entries").Property(e => e.Id).ValueGeneratedNever();
            entry.HasIndex(e => new { e.ReportId, e.ClientHash }).IsUnique().HasDatabaseName(OneAnEntry);
            entry.HasOne<SafeguardingReport>().WithMany().HasForeignKey(e => e.ReportId);
        });
        model.Entity<CaseHandler>(handler =>
        {
            handler.ToTable("safeguarding_case_handlers").HasKey(h => new { h.ReportId, h.PersonId });
            handler.HasIndex(h => new { h.PersonId, h.ReportId });
            handler.HasOne<SafeguardingReport>().WithMany().HasForeignKey(h => h.ReportId);
        });
        model.Entity<CaseReading>(reading =>
        {
            reading.ToTable("safeguarding_readings").Property(r => r.Id).ValueGeneratedNever();
            reading.HasIndex(r => new { r.ReportId, r.Id });
            reading.HasOne<SafeguardingReport>().WithMany().HasForeignKey(r => r.ReportId);
        });
        model.Entity<SafeguardingHandler>(handler =>
        {
            handler.ToTable("safeguarding_handlers").Property(h => h.Id).ValueGeneratedNever();
            handler.HasIndex(h => h.PersonId).IsUnique().HasFilter("ended_at IS NULL").HasDatabaseName(OneAppointment);
        });
        model.Entity<SafeguardingMeasure>(measure =>
        {
            measure.ToTable("safeguarding_measures").Property(m => m.Id).ValueGeneratedNever();
            measure.HasIndex(m => m.ReportId);
            measure.HasIndex(m => m.PersonId).HasFilter("lifted_at IS NULL");
            measure.HasIndex(m => m.OtherId).HasFilter("lifted_at IS NULL AND other_id IS NOT NULL");
            measure.HasOne<SafeguardingReport>().WithMany().HasForeignKey(m => m.ReportId);
        });
    }

    public const string OneAppointment = "ix_safeguarding_handlers_one_appointment";
    public const string OneAnEntry = "ix_safeguarding_entries_one_an_entry";
}
