using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icmesh.Scorecards.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "scorecards_current",
                columns: table => new
                {
                    ContractorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RuleSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    EvaluatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Score = table.Column<decimal>(type: "TEXT", precision: 9, scale: 6, nullable: true),
                    Grade = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Coverage = table.Column<decimal>(type: "TEXT", precision: 9, scale: 6, nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_scorecards_current", x => x.ContractorId);
                });

            migrationBuilder.CreateTable(
                name: "scorecards_run",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RuleSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    RulePath = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    RuleVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    StartedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FinishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    Done = table.Column<int>(type: "INTEGER", nullable: false),
                    LastCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    WorkMilliseconds = table.Column<long>(type: "INTEGER", nullable: false),
                    StopRequested = table.Column<bool>(type: "INTEGER", nullable: false),
                    LeaseOwner = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    LeaseUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Fencing = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_scorecards_run", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "scorecards_result",
                columns: table => new
                {
                    ContractorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RunId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Score = table.Column<decimal>(type: "TEXT", precision: 9, scale: 6, nullable: true),
                    Grade = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Coverage = table.Column<decimal>(type: "TEXT", precision: 9, scale: 6, nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_scorecards_result", x => new { x.RunId, x.ContractorId });
                    table.ForeignKey(
                        name: "FK_scorecards_result_scorecards_run_RunId",
                        column: x => x.RunId,
                        principalTable: "scorecards_run",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_scorecards_result_ContractorId",
                table: "scorecards_result",
                column: "ContractorId");

            migrationBuilder.CreateIndex(
                name: "IX_scorecards_run_BusinessDate_RuleSha256_Revision",
                table: "scorecards_run",
                columns: new[] { "BusinessDate", "RuleSha256", "Revision" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "scorecards_current");

            migrationBuilder.DropTable(
                name: "scorecards_result");

            migrationBuilder.DropTable(
                name: "scorecards_run");
        }
    }
}
