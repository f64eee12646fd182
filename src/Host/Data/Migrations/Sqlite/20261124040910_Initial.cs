using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icmesh.Host.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "kernel_activity",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Action = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ContractorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Before = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    After = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_activity", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_outbox",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Topic = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ContractorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Payload = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClaimedUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Error = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_outbox", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_activity_At",
                table: "kernel_activity",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_activity_Subject_SubjectId",
                table: "kernel_activity",
                columns: new[] { "Subject", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_outbox_DoneAt_Id",
                table: "kernel_outbox",
                columns: new[] { "DoneAt", "Id" });

            // Rows of the record are added and never changed or removed, whoever asks.
            migrationBuilder.Sql("CREATE TRIGGER kernel_activity_no_update BEFORE UPDATE ON kernel_activity BEGIN SELECT RAISE(ABORT, 'The activity record is only ever added to.'); END;");
            migrationBuilder.Sql("CREATE TRIGGER kernel_activity_no_delete BEFORE DELETE ON kernel_activity BEGIN SELECT RAISE(ABORT, 'The activity record is only ever added to.'); END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "kernel_activity");

            migrationBuilder.DropTable(
                name: "kernel_outbox");
        }
    }
}
