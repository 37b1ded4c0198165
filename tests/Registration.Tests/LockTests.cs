using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

/// <summary>What holds a race is not to be lost with a transaction that somebody takes away.</summary>
[Collection<PeopleSuite>]
public sealed class LockTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task A_row_is_not_locked_without_a_transaction() =>
        (await Should.ThrowAsync<InvalidOperationException>(() => InDb(db => db.LockVault(Guid.CreateVersion7(), CancellationToken.None))))
            .Message.ShouldContain("transaction");

    [Fact]
    public async Task Nothing_is_locked_by_hand_without_a_transaction()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => InDb(db => db.CloseDays(AtBashy, CancellationToken.None)));
        await Should.ThrowAsync<InvalidOperationException>(() => InDb(db =>
            db.Labs.FromSql($"SELECT * FROM lab WHERE id = {AtBashy} FOR SHARE").ToListAsync()));
        await Should.ThrowAsync<InvalidOperationException>(() => InDb(db => db.Labs.TagWith(RowLock.Tag).ToListAsync()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_locks_second_waits_and_sees_what_the_first_one_did(bool byTag)
    {
        await using var scope = fixture.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RegistrationDb>();
        await using var first = await db.Database.BeginTransactionAsync();
        var lab = (await db.LockAsync<Lab>(AtBashy, CancellationToken.None))!;
        var before = lab.Version;
        var second = InDb(async other =>
        {
            await using var transaction = await other.Database.BeginTransactionAsync();
            return byTag ? (await other.Labs.TagWith(RowLock.Tag).SingleAsync(l => l.Id == AtBashy)).Version
                : (await other.LockAsync<Lab>(AtBashy, CancellationToken.None))!.Version;
        });
        (await Task.WhenAny(second, Task.Delay(TimeSpan.FromMilliseconds(300)))).ShouldNotBe(second);

        lab.Present(lab.About, lab.Hours, lab.Facilities, lab.Languages);
        await db.SaveChangesAsync();
        await first.CommitAsync();

        (await second).ShouldBe(before + 1);
    }

    [Fact]
    public async Task There_is_nothing_to_lock_where_there_is_no_row() => (await InDb(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        return await db.LockAsync<Lab>(Guid.CreateVersion7(), CancellationToken.None);
    })).ShouldBeNull();

    [Fact]
    public async Task A_refused_write_says_which_constraint_it_violates()
    {
        var refused = await Should.ThrowAsync<DbUpdateException>(() => InDb(async db =>
        {
            var lab = await db.Labs.AsNoTracking().SingleAsync(l => l.Id == AtBashy);
            db.Add(Lab.Open(lab.Code, lab.Name, lab.Region, lab.District, lab.OpenedIn, null, null, [], [], []));
            return await db.SaveChangesAsync();
        }));

        refused.Violates("pk_lab").ShouldBeTrue();
        refused.Violates("ix_lab_code").ShouldBeFalse();
    }

    private Task<bool> InDb(Func<RegistrationDb, Task> work) => InDb(async db =>
    {
        await work(db);
        return true;
    });

    private Task<T> InDb<T>(Func<RegistrationDb, Task<T>> work) => fixture.WithDb(work);
}
