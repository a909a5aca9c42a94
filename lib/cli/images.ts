import { imagesIn } from '../platform/images-in';
import type { Command } from './command';
import { filesIn, manifestsOf } from './manifests';

/** Prints the images that manifests name. */
export const images: Command = {
  usage: 'images FILE|DIR...',
  summary: 'list the images of manifests, also those in environment, arguments and config maps, one a line',
  run(paths) {
    if (paths.length === 0) throw new Error('images needs at least one file or folder');
    for (const image of imagesIn(filesIn(paths).flatMap(manifestsOf))) console.log(image);
    return 0;
  },
};
