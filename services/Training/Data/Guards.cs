using Microsoft.EntityFrameworkCore.Migrations;

namespace CreativeLabs.Training.Data;

/// <summary>What the database itself refuses and the model cannot express. The first migration puts it up.</summary>
internal static class Guards
{
    public const string TrainerOnce = "ex_training_sessions_trainer";
    public const string RoomOnce = "ex_training_sessions_room";

    /// <summary>A trainer and a room are never in two places at once; what touches at an end does not overlap. Deferrable, so that two
    /// sessions of an offering may change places. btree_gist is a trusted extension: the owner of the database creates it without being a
    /// superuser.</summary>
    public static void PutUpGuards(this MigrationBuilder migration) => migration.Sql($"""
        CREATE EXTENSION IF NOT EXISTS btree_gist;
        ALTER TABLE training_sessions ADD CONSTRAINT {TrainerOnce}
          EXCLUDE USING gist (trainer_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (holds) DEFERRABLE INITIALLY DEFERRED;
        ALTER TABLE training_sessions ADD CONSTRAINT {RoomOnce}
          EXCLUDE USING gist (lab_id WITH =, lower(room) WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (holds AND room IS NOT NULL)
          DEFERRABLE INITIALLY DEFERRED;
        """);
}
