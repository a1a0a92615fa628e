import { feature1, feature2, feature3 } from "./feature-hash.ts";

/** A growing list of feature hashes. */
export class FeatureList {
  ids = new Int32Array(512);
  count = 0;

  clear(): void {
    this.count = 0;
  }

  add1(template: number, a: number): void {
    this.push(feature1(template, a));
  }

  add2(template: number, a: number, b: number): void {
    this.push(feature2(template, a, b));
  }

  add3(template: number, a: number, b: number, c: number): void {
    this.push(feature3(template, a, b, c));
  }

  addAll(hashes: Int32Array): void {
    for (const hash of hashes) this.push(hash);
  }

  private push(hash: number): void {
    if (this.count === this.ids.length) {
      const larger = new Int32Array(this.ids.length * 2);
      larger.set(this.ids);
      this.ids = larger;
    }
    this.ids[this.count++] = hash;
  }
}
