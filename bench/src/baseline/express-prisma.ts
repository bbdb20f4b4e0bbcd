// The ordinary way to serve a group: Express 4 and Prisma, one query with the members and the latest contributions.
// Usage: express-prisma.ts PORT DATABASE_URL
import { PrismaPg } from "@prisma/adapter-pg";
import express from "express";
import { PrismaClient } from "../../../packages/db/src/generated/client"; // the same schema, used the ordinary way

const [port = "", databaseUrl = ""] = process.argv.slice(2);
const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl, max: 10 }) });
const app = express();
app.set("etag", false);
app.get("/groups/:id", (request, response, next) => {
  prisma.group
    .findUnique({
      where: { id: request.params.id },
      include: { members: true, rounds: true, contributions: { take: 50, orderBy: { id: "desc" } } },
    })
    .then((group) => {
      response
        .type("json")
        .send(
          JSON.stringify(group, (_key, value: unknown) =>
            typeof value === "bigint" ? value.toString() : value,
          ),
        );
    })
    .catch(next);
});
app.listen(Number(port), "127.0.0.1", () => console.log("ready"));
