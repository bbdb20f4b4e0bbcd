import type { Page } from "@playwright/test";

/** Names of the groups in the browser's own storage. */
export async function keptGroups(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const finished = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error("storage failed"));
      });
    // Opening one that does not exist yet would make it, without the page's store in it.
    if (!(await indexedDB.databases()).some(({ name }) => name === "ajo")) return [];
    const database = await finished(indexedDB.open("ajo", 1));
    try {
      const texts = await finished(database.transaction("groups").objectStore("groups").getAll());
      return texts.map((text: string) => {
        const { json } = JSON.parse(text) as { json: { answer: { data: { name: string } } } };
        return json.answer.data.name;
      });
    } finally {
      database.close();
    }
  });
}
