using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icmesh.Host.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ChainActivity : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // No row of the record may be changed. Those that are there are set aside, and ChainStart adds them to the chain in their order.
            migrationBuilder.Sql("CREATE TABLE kernel_activity_unchained AS SELECT * FROM kernel_activity");

            migrationBuilder.DropTable(
                name: "kernel_activity");

            migrationBuilder.CreateTable(
                name: "kernel_activity",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Action = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ContractorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Before = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    After = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    PreviousHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_activity", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_activity_At",
                table: "kernel_activity",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_activity_ContractorId_Sequence",
                table: "kernel_activity",
                columns: new[] { "ContractorId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_activity_Sequence",
                table: "kernel_activity",
                column: "Sequence",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kernel_activity_Subject_SubjectId",
                table: "kernel_activity",
                columns: new[] { "Subject", "SubjectId" });

            // Rows of the record are added and never changed or removed, whoever asks; INSERT OR REPLACE would remove without asking.
            migrationBuilder.Sql("CREATE TRIGGER kernel_activity_no_update BEFORE UPDATE ON kernel_activity BEGIN SELECT RAISE(ABORT, 'The activity record is only ever added to.'); END;");
            migrationBuilder.Sql("CREATE TRIGGER kernel_activity_no_delete BEFORE DELETE ON kernel_activity BEGIN SELECT RAISE(ABORT, 'The activity record is only ever added to.'); END;");
            migrationBuilder.Sql("""
                CREATE TRIGGER kernel_activity_no_replace BEFORE INSERT ON kernel_activity
                WHEN EXISTS (SELECT 1 FROM kernel_activity WHERE Id = NEW.Id OR Sequence = NEW.Sequence)
                BEGIN SELECT RAISE(ABORT, 'The activity record is only ever added to.'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER kernel_activity_no_replace");

            migrationBuilder.DropIndex(
                name: "IX_kernel_activity_ContractorId_Sequence",
                table: "kernel_activity");

            migrationBuilder.DropIndex(
                name: "IX_kernel_activity_Sequence",
                table: "kernel_activity");

            // Not by rebuilding the table, which would lose its triggers.
            migrationBuilder.Sql("ALTER TABLE kernel_activity DROP COLUMN Sequence");
            migrationBuilder.Sql("ALTER TABLE kernel_activity DROP COLUMN PreviousHash");
            migrationBuilder.Sql("ALTER TABLE kernel_activity DROP COLUMN Hash");
            migrationBuilder.Sql("DROP TABLE IF EXISTS kernel_activity_unchained");
        }
    }
}
