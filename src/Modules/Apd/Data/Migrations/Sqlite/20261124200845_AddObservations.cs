using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icmesh.Apd.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddObservations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "apd_observation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContractorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AreaId = table.Column<Guid>(type: "TEXT", nullable: true),
                    WorkerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    JobType = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ObservedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Month = table.Column<int>(type: "INTEGER", nullable: false),
                    Missing = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    IsCompliant = table.Column<bool>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_apd_observation", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_apd_observation_ContractorId_ObservedAt_IsCompliant",
                table: "apd_observation",
                columns: new[] { "ContractorId", "ObservedAt", "IsCompliant" });

            migrationBuilder.CreateIndex(
                name: "IX_apd_observation_ObservedAt",
                table: "apd_observation",
                column: "ObservedAt");

            migrationBuilder.CreateIndex(
                name: "IX_apd_observation_WorkerId_ObservedAt_JobType",
                table: "apd_observation",
                columns: new[] { "WorkerId", "ObservedAt", "JobType" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "apd_observation");
        }
    }
}
