using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icmesh.Incidents.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "incidents_incident",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ExternalId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    RowKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ContractorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AreaId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OccurredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Month = table.Column<int>(type: "INTEGER", nullable: false),
                    IsEmployee = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsCommuting = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsConcealed = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsAttributable = table.Column<bool>(type: "INTEGER", nullable: true),
                    Treatment = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Impact = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Class = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PermanentLoss = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DaysCharged = table.Column<int>(type: "INTEGER", nullable: false),
                    ChargeTable = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    DaysLost = table.Column<int>(type: "INTEGER", nullable: false),
                    RestrictedDays = table.Column<int>(type: "INTEGER", nullable: false),
                    Potential = table.Column<int>(type: "INTEGER", nullable: false),
                    Narrative = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incidents_incident", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "incidents_class_change",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    IncidentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContractorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incidents_class_change", x => x.Id);
                    table.ForeignKey(
                        name: "FK_incidents_class_change_incidents_incident_IncidentId",
                        column: x => x.IncidentId,
                        principalTable: "incidents_incident",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_incidents_class_change_IncidentId",
                table: "incidents_class_change",
                column: "IncidentId");

            migrationBuilder.CreateIndex(
                name: "IX_incidents_incident_ContractorId_Month",
                table: "incidents_incident",
                columns: new[] { "ContractorId", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_incidents_incident_Month_OccurredAt",
                table: "incidents_incident",
                columns: new[] { "Month", "OccurredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_incidents_incident_OccurredAt",
                table: "incidents_incident",
                column: "OccurredAt");

            migrationBuilder.CreateIndex(
                name: "IX_incidents_incident_RowKey",
                table: "incidents_incident",
                column: "RowKey",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "incidents_class_change");

            migrationBuilder.DropTable(
                name: "incidents_incident");
        }
    }
}
