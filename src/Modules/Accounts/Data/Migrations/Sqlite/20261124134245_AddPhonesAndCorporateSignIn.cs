using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icmesh.Accounts.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddPhonesAndCorporateSignIn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Made anew, since SQLite adds no key to a table within a transaction. Whoever was signed in signs in again.
            migrationBuilder.DropTable(name: "accounts_session");

            migrationBuilder.AddColumn<string>(
                name: "Email",
                table: "accounts_account",
                type: "TEXT",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NormalizedEmail",
                table: "accounts_account",
                type: "TEXT",
                maxLength: 254,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "accounts_phone",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SecretHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    PinHash = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    WrongPins = table.Column<int>(type: "INTEGER", nullable: false),
                    EnrolledAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_phone", x => x.Id);
                    table.ForeignKey(
                        name: "FK_accounts_phone_accounts_account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "accounts_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "accounts_phone_code",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_phone_code", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_accounts_phone_code_accounts_account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "accounts_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "accounts_session",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Stamp = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Method = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsStrong = table.Column<bool>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ProvedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PhoneId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Browser = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 45, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_session", x => x.Id);
                    table.ForeignKey(
                        name: "FK_accounts_session_accounts_account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "accounts_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_accounts_session_accounts_phone_PhoneId",
                        column: x => x.PhoneId,
                        principalTable: "accounts_phone",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_session_AccountId",
                table: "accounts_session",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_session_EndsAt",
                table: "accounts_session",
                column: "EndsAt");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_session_PhoneId",
                table: "accounts_session",
                column: "PhoneId");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_account_NormalizedEmail",
                table: "accounts_account",
                column: "NormalizedEmail",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_account_WorkerId",
                table: "accounts_account",
                column: "WorkerId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_phone_AccountId",
                table: "accounts_phone",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_phone_code_Hash",
                table: "accounts_phone_code",
                column: "Hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "accounts_session");

            migrationBuilder.DropTable(
                name: "accounts_phone");

            migrationBuilder.DropTable(
                name: "accounts_phone_code");

            migrationBuilder.DropIndex(
                name: "IX_accounts_account_NormalizedEmail",
                table: "accounts_account");

            migrationBuilder.DropIndex(
                name: "IX_accounts_account_WorkerId",
                table: "accounts_account");

            migrationBuilder.CreateTable(
                name: "accounts_session",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Stamp = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Method = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsStrong = table.Column<bool>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ProvedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Browser = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 45, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_session", x => x.Id);
                    table.ForeignKey(
                        name: "FK_accounts_session_accounts_account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "accounts_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_session_AccountId",
                table: "accounts_session",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_session_EndsAt",
                table: "accounts_session",
                column: "EndsAt");

            migrationBuilder.DropColumn(
                name: "Email",
                table: "accounts_account");

            migrationBuilder.DropColumn(
                name: "NormalizedEmail",
                table: "accounts_account");
        }
    }
}
